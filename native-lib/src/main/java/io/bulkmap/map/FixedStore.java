package io.bulkmap.map;

import java.util.Arrays;

import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.ChunkSource;
import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;

/**
 * Records of one length, which never move.
 */
final class FixedStore implements RecordStore<RecordBatch> {

	private final FixedKind kind;

	private final RecordFormat format;

	private final FixedRecords records;

	FixedStore(ChunkSource memory, FixedKind kind) {
		this.kind = kind;
		this.format = kind.format();
		this.records = new FixedRecords(memory, this.format.bytes());
	}

	/**
	 * Returns the records.
	 * @return the records
	 */
	FixedRecords records() {
		return this.records;
	}

	@Override
	public boolean hasRoomFor(int count, long bytes, long longest) {
		return this.records.room() >= count;
	}

	@Override
	public boolean hasRoomFor(RecordNeed need) {
		return this.records.room() >= need.keys();
	}

	@Override
	public void need(Update update, RecordBatch piece, int i, long place, RecordNeed need) {
		if (place == RecordBatch.ABSENT) {
			need.addKey();
		}
	}

	@Override
	public void reserve(RecordNeed need) {
		this.records.reserve(need.keys());
	}

	@Override
	public void reserve(long count) {
		this.records.reserve(count);
	}

	@Override
	public boolean hasFixedValues() {
		return true;
	}

	@Override
	public boolean takesAll(RecordBatch piece, int from, int count, boolean likely) {
		return this.records.room() >= count;
	}

	@Override
	public void takeAll(RecordBatch piece, int from, int count) {
		this.records.takeAll(piece.candidates(), from, count);
	}

	@Override
	public long take(RecordBatch piece, int i) {
		return this.records.take();
	}

	@Override
	public void withdraw(long place) {
		this.records.giveBack(place);
	}

	@Override
	public void giveBack(long place) {
		this.records.giveBack(place);
	}

	@Override
	public boolean isStale(long place) {
		return false;
	}

	@Override
	public void settle() {
		// nothing was prepared
	}

	@Override
	public int matchAll(BulkKernel kernel, RecordBatch piece, int from, int count) {
		return (this.format.keyWords() > 0)
				? kernel.recordKernel().matchAll(this.records, this.format, piece, from, count) : 0;
	}

	@Override
	public int readAll(BulkKernel kernel, RecordBatch piece, int from, int count) {
		return kernel.recordKernel().readAll(this.records, this.format, piece, from, count);
	}

	@Override
	public boolean writeAll(BulkKernel kernel, Update update, RecordBatch piece, int from, int count) {
		boolean replace = update == Update.PUT;
		kernel.recordKernel().writeAll(this.records, this.format, piece, replace, from, count);
		return replace || update == Update.PUT_IF_ABSENT;
	}

	// There are no candidates, so no record is new to the kernel.
	@Override
	public int replaceAll(BulkKernel kernel, RecordBatch piece, int from, int count) {
		Arrays.fill(piece.candidates(), from, from + count, RecordBatch.ABSENT);
		return kernel.recordKernel().writeAll(this.records, this.format, piece, true, from, count);
	}

	@Override
	public boolean hasKey(RecordBatch piece, int i, long place) {
		if (this.format.keyWords() == 0) {
			return true;
		}
		MemoryRegion record = this.records.region(place);
		int offset = FixedRecords.offset(place);
		return record.getLong(offset) == piece.keyWord(2 * i)
				&& record.getLong(offset + Long.BYTES) == piece.keyWord(2 * i + 1);
	}

	@Override
	public void readValue(RecordBatch piece, int i, long place) {
		MemoryRegion record = this.records.region(place);
		int offset = FixedRecords.offset(place) + this.format.valueOffset();
		int words = this.format.valueWords();
		for (int word = 0; word < words; word++) {
			piece.valueWord(i * words + word, record.getLong(offset + word * Long.BYTES));
		}
	}

	@Override
	public void write(RecordBatch piece, int i, long place) {
		MemoryRegion record = this.records.region(place);
		int offset = FixedRecords.offset(place);
		for (int word = 0; word < this.format.keyWords(); word++) {
			record.putLong(offset + word * Long.BYTES, piece.keyWord(2 * i + word));
		}
		writeValue(piece, i, place);
	}

	private void writeValue(RecordBatch piece, int i, long place) {
		MemoryRegion record = this.records.region(place);
		int offset = FixedRecords.offset(place) + this.format.valueOffset();
		int words = this.format.valueWords();
		for (int word = 0; word < words; word++) {
			record.putLong(offset + word * Long.BYTES, piece.valueWord(i * words + word));
		}
	}

	@Override
	public boolean update(Update update, RecordBatch piece, int i, long place) {
		if (update == Update.PUT) {
			writeValue(piece, i, place);
		}
		else if (update != Update.PUT_IF_ABSENT) {
			assert this.format.valueWords() == 1 : this.format;
			MemoryRegion record = this.records.region(place);
			int offset = FixedRecords.offset(place) + this.format.valueOffset();
			record.putLong(offset, update.combine(record.getLong(offset), piece.valueWord(i)));
		}
		return true;
	}

	@Override
	public long hash(long place) {
		MemoryRegion record = this.records.region(place);
		int offset = FixedRecords.offset(place);
		return this.kind.hash(record.getLong(offset), record.getLong(offset + Long.BYTES));
	}

	@Override
	public long copy(RecordStore<RecordBatch> source, long place) {
		FixedRecords others = ((FixedStore) source).records;
		int words = this.format.bytes() / Long.BYTES;
		long target = this.records.take();
		this.records.region(target)
			.longs(FixedRecords.offset(target), words)
			.put(others.region(place).longs(FixedRecords.offset(place), words));
		return target;
	}

	@Override
	public void needOf(long place, RecordNeed need) {
		need.addKey();
	}

	@Override
	public int cursorStep() {
		return RecordBatch.LENGTH / 2;
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
