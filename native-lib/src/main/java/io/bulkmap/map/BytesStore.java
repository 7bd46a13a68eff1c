package io.bulkmap.map;

import java.nio.ByteBuffer;

import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.record.ChunkSource;

/**
 * Records of any length, which move when room is made, and when their value needs another
 * length.
 */
final class BytesStore implements RecordStore<BytesBatch> {

	// What a cursor copies at a time, if there is not one home with more.
	private static final int CURSOR_BYTES = 1 << 20;

	private final BytesKind kind;

	private final boolean words;

	private final ByteRecords records;

	BytesStore(ChunkSource memory, ByteRecords.Mover mover, BytesKind kind) {
		this.kind = kind;
		this.words = kind.words();
		this.records = new ByteRecords(memory, mover);
	}

	/**
	 * Returns the records.
	 * @return the records
	 */
	ByteRecords records() {
		return this.records;
	}

	@Override
	public boolean hasRoomFor(int count, long bytes, long longest) {
		int fixed = ByteRecords.KEY + (this.words ? Long.BYTES : 0);
		long largest = fixed + longest;
		return largest < Integer.MAX_VALUE && !ByteRecords.isLarge((int) largest)
				&& this.records.hasRoomFor((long) count * fixed + bytes, (int) largest);
	}

	@Override
	public boolean hasRoomFor(RecordNeed need) {
		return need.fitsInto(this.records);
	}

	@Override
	public void need(Update update, BytesBatch piece, int i, long place, RecordNeed need) {
		int length = BytesBatch.length(piece.key(i));
		if (place == BytesBatch.ABSENT) {
			need.addKey();
			need.addRecord(ByteRecords.bytes(length, valueLength(piece, i)));
		}
		else if (!this.words && update == Update.PUT) {
			need.addOldRecord(ByteRecords.bytes(length, valueLength(piece, i)), fits(piece, i, place));
		}
	}

	private int valueLength(BytesBatch piece, int i) {
		return piece.valueLength(i, this.words);
	}

	// Whether a value fits where the old one is.
	private boolean fits(BytesBatch piece, int i, long place) {
		return ByteRecords.bytes(0, valueLength(piece, i)) == ByteRecords.bytes(0, this.records.valueLength(place));
	}

	@Override
	public void reserve(RecordNeed need) {
		need.reserveIn(this.records);
	}

	@Override
	public void reserve(long count) {
		// nobody knows how long the keys will be
	}

	@Override
	public boolean hasFixedValues() {
		return this.words;
	}

	@Override
	public boolean takesAll(BytesBatch piece, int from, int count, boolean likely) {
		if (!likely) {
			return false;
		}
		long bytes = 0;
		int largest = 0;
		for (int i = from; i < from + count; i++) {
			int record = ByteRecords.bytes(BytesBatch.length(piece.key(i)), valueLength(piece, i));
			bytes += record;
			largest = Math.max(largest, record);
		}
		return !ByteRecords.isLarge(largest) && this.records.hasRoomFor(bytes, largest);
	}

	@Override
	public void takeAll(BytesBatch piece, int from, int count) {
		this.records.takeAll(piece, this.words, from, count);
	}

	@Override
	public long take(BytesBatch piece, int i) {
		return this.records.take(BytesBatch.length(piece.key(i)), valueLength(piece, i));
	}

	@Override
	public void withdraw(long place) {
		this.records.withdraw(place);
	}

	@Override
	public void giveBack(long place) {
		this.records.giveBack(place);
	}

	@Override
	public boolean isStale(long place) {
		return this.records.isDead(place);
	}

	@Override
	public void settle() {
		this.records.settle();
	}

	@Override
	public int matchAll(BulkKernel kernel, BytesBatch piece, int from, int count) {
		return kernel.bytesKernel().matchAll(this.records, piece, from, count);
	}

	@Override
	public int readAll(BulkKernel kernel, BytesBatch piece, int from, int count) {
		if (this.words) {
			return kernel.bytesKernel().readAll(this.records, piece, from, count);
		}
		int others = matchAll(kernel, piece, from, count);
		for (int i = from; i < from + count; i++) {
			if (piece.places()[i] >= 0) {
				readValue(piece, i, piece.places()[i]);
			}
		}
		return others;
	}

	@Override
	public boolean writeAll(BulkKernel kernel, Update update, BytesBatch piece, int from, int count) {
		kernel.bytesKernel().writeAll(this.records, piece, this.words, from, count);
		return update == Update.PUT_IF_ABSENT;
	}

	// To the kernel, these places are those of new records with these keys.
	@Override
	public int replaceAll(BulkKernel kernel, BytesBatch piece, int from, int count) {
		int others = matchAll(kernel, piece, from, count);
		if (others == 0) {
			piece.candidateWords().take(piece.placeWords(), from, count);
			kernel.bytesKernel().writeAll(this.records, piece, this.words, from, count);
		}
		return others;
	}

	@Override
	public boolean hasKey(BytesBatch piece, int i, long place) {
		return this.records.hasKey(place, piece.bytes(), piece.key(i));
	}

	@Override
	public void readValue(BytesBatch piece, int i, long place) {
		MemoryRegion record = this.records.region(place);
		int offset = this.records.valueOffset(place);
		if (this.words) {
			piece.valueWord(i, record.getLong(offset));
		}
		else {
			byte[] value = new byte[this.records.valueLength(place)];
			record.getBytes(offset, value, 0, value.length);
			piece.results()[i] = value;
		}
	}

	@Override
	public void write(BytesBatch piece, int i, long place) {
		this.records.putKey(place, piece.bytes(), piece.key(i));
		writeValue(piece, i, place);
	}

	private void writeValue(BytesBatch piece, int i, long place) {
		if (this.words) {
			this.records.region(place).putLong(this.records.valueOffset(place), piece.valueWord(i));
		}
		else {
			this.records.putValue(place, piece.bytes(), piece.value(i));
		}
	}

	@Override
	public boolean update(Update update, BytesBatch piece, int i, long place) {
		if (update == Update.PUT_IF_ABSENT) {
			return true;
		}
		if (this.words) {
			MemoryRegion record = this.records.region(place);
			int offset = this.records.valueOffset(place);
			record.putLong(offset, update.combine(record.getLong(offset), piece.valueWord(i)));
			return true;
		}
		assert update == Update.PUT : update;
		if (!fits(piece, i, place)) {
			return false;
		}
		this.records.lengths(place, this.records.keyLength(place), valueLength(piece, i));
		writeValue(piece, i, place);
		return true;
	}

	@Override
	public long hash(long place) {
		ByteBuffer bytes = this.records.region(place).bytes();
		int offset = ByteRecords.offset(place) + ByteRecords.KEY;
		return this.kind.hash().hash(bytes, offset, this.records.keyLength(place)) & this.kind.mask();
	}

	@Override
	public long copy(RecordStore<BytesBatch> source, long place) {
		return this.records.copy(((BytesStore) source).records, place);
	}

	@Override
	public void needOf(long place, RecordNeed need) {
		need.addKey();
		need.addRecord(this.records.bytes(place));
	}

	@Override
	public int cursorStep() {
		return Math.max(1, Math.min(BytesBatch.LENGTH / 2, CURSOR_BYTES / Math.max(1, this.records.longest())));
	}

	@Override
	public void clear() {
		this.records.clear();
	}

	@Override
	public void release() {
		this.records.release();
	}

}
