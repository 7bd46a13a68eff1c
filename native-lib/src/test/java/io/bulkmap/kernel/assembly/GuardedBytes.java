package io.bulkmap.kernel.assembly;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import com.sun.jna.Function;
import io.bulkmap.kernel.assembly.GuardedBatch.Placement;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.table.BytesHash;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records of any length and batches of their keys in memory of their own, for a function
 * that is watched: nothing but what its contract says may change, and nothing outside the
 * buffers may be read. All keys and values of a batch end where their memory ends, or
 * begin where it begins, and so do the records of a chunk; the rest of it is not there.
 */
final class GuardedBytes implements AutoCloseable {

	static final int MAXIMUM_COUNT = 70;

	// How far keys and values can be moved.
	static final int MAXIMUM_SHIFT = 63;

	static final int LONGEST = 1000;

	private static final long SEED = 0x67756279746573L;

	private static final int BATCH_BYTES = BatchLayout.BATCH_CONTENT + Long.BYTES;

	private static final int CHUNKS = 3;

	private static final int RECORDS_PER_CHUNK = 9;

	private static final int CHUNK_BYTES = Long.BYTES << BatchLayout.CHUNK_SHIFT;

	// Ranges count from somewhere before.
	private static final int BEFORE_CONTENT = 4321;

	private final SplittableRandom random = new SplittableRandom(SEED);

	private final CheckedCall checkedCall = new CheckedCall(this.random);

	private final GuardedMemory batch = new GuardedMemory(BATCH_BYTES);

	private final GuardedMemory secret = new GuardedMemory(BytesHash.SECRET_BYTES);

	private final GuardedMemory keys = new GuardedMemory(MAXIMUM_COUNT * Long.BYTES + MAXIMUM_SHIFT);

	private final GuardedMemory values = new GuardedMemory(MAXIMUM_COUNT * Long.BYTES + MAXIMUM_SHIFT);

	private final GuardedMemory content = new GuardedMemory(LONGEST + 2 * MAXIMUM_SHIFT);

	private final GuardedMemory places = new GuardedMemory(MAXIMUM_COUNT * Long.BYTES);

	private final GuardedMemory candidates = new GuardedMemory(MAXIMUM_COUNT * Long.BYTES);

	private final GuardedMemory directory = new GuardedMemory(CHUNKS * Long.BYTES);

	private final List<GuardedMemory> chunks = Stream
		.generate(() -> new GuardedMemory(RECORDS_PER_CHUNK * ByteRecords.bytes(LONGEST, LONGEST)))
		.limit(CHUNKS)
		.toList();

	/**
	 * Runs one batch and checks the call, its result and all accessible memory.
	 * @param function the function
	 * @param operation what it does, such as {@code read_all_bytes}
	 * @param words whether values are words, not ranges or, for one that reads, left out
	 * @param lengths what keys, and values that are ranges, may have
	 * @param count length of the batch
	 * @param placement where everything lies
	 */
	void check(Function function, String operation, boolean words, int[] lengths, int count, Placement placement) {
		boolean hashes = operation.equals("hash_all_bytes");
		boolean writes = operation.equals("write_all_bytes");
		memories().forEach(this::fill);
		Offsets at = new Offsets(placement.of(this.batch, BATCH_BYTES, 0),
				placement.of(this.secret, BytesHash.SECRET_BYTES, 0),
				placement.of(this.keys, count * Long.BYTES, placement.keysShift()),
				placement.of(this.values, count * Long.BYTES, placement.valuesShift()),
				placement.of(this.places, count * Long.BYTES, 0), placement.of(this.candidates, count * Long.BYTES, 0),
				placement.of(this.directory, CHUNKS * Long.BYTES, 0));
		for (int chunk = 0; chunk < CHUNKS; chunk++) {
			this.directory.bytes()
				.putLong(at.directory + chunk * Long.BYTES,
						this.chunks.get(chunk).address(0) - missingBytes(chunk, placement));
		}
		BytesHash hash = writeSecret(at);
		List<PlacedRecord> records = new ArrayList<>();
		for (int chunk = 0; chunk < CHUNKS; chunk++) {
			records.addAll(records(chunk, lengths, writes && !words, words, placement));
		}
		chooseEntries(records, count, writes, words, placement, at);
		this.batch.bytes()
			.putLong(at.batch + BatchLayout.BATCH_CHUNKS,
					hashes ? this.secret.address(at.secret) : this.directory.address(at.directory))
			.putLong(at.batch + BatchLayout.BATCH_KEYS, this.keys.address(at.keys))
			.putLong(at.batch + BatchLayout.BATCH_VALUES, this.values.address(at.values))
			.putLong(at.batch + BatchLayout.BATCH_COUNT, count)
			.putLong(at.batch + BatchLayout.BATCH_PLACES, this.places.address(at.places))
			.putLong(at.batch + BatchLayout.BATCH_CANDIDATES, this.candidates.address(at.candidates))
			.putShort(at.batch + BatchLayout.BATCH_VALUE_WORDS, (short) (words ? 1 : 0))
			.putLong(at.batch + BatchLayout.BATCH_CONTENT, this.content.address(0) - BEFORE_CONTENT);
		Model model = new Model(words, placement, at);

		CheckedCall.Outcome outcome = this.checkedCall.call(function, this.batch.address(at.batch));

		long expectedResult = switch (operation) {
			case "hash_all_bytes" -> model.hash(hash, count);
			case "read_all_bytes" -> model.read(count);
			case "write_all_bytes" -> model.write(count);
			default -> throw new AssertionError("this test does not know what " + operation + " does");
		};
		String situation = "%s of %d, %s, lengths %s, %s".formatted(function.getName(), count,
				words ? "words" : "no words", Arrays.toString(lengths), placement);
		assertThat(outcome.changes()).as(situation).isEmpty();
		assertThat(outcome.result()).as(situation).isEqualTo(expectedResult);
		List<GuardedMemory> memories = memories();
		for (int i = 0; i < memories.size(); i++) {
			assertThat(memories.get(i).bytes()).as("memory %d after %s", i, situation)
				.isEqualTo(model.expected.get(i).clear());
		}
	}

	private List<GuardedMemory> memories() {
		List<GuardedMemory> memories = new ArrayList<>(this.chunks);
		memories.addAll(List.of(this.batch, this.secret, this.keys, this.values, this.content, this.places,
				this.candidates, this.directory));
		return memories;
	}

	private void fill(GuardedMemory memory) {
		ByteBuffer bytes = memory.bytes();
		while (bytes.hasRemaining()) {
			bytes.putLong(this.random.nextLong());
		}
	}

	// Of a chunk, before the memory that there is.
	private int missingBytes(int chunk, Placement placement) {
		return placement.atEnd() ? CHUNK_BYTES - this.chunks.get(chunk).size() : 0;
	}

	private BytesHash writeSecret(Offsets at) {
		BytesHash hash = BytesHash.ofSeed(this.random.nextLong());
		MemoryRegion region = DirectMemory.withoutAddresses().allocate(BytesHash.SECRET_BYTES);
		hash.writeSecret(region, 0);
		for (int offset = 0; offset < BytesHash.SECRET_BYTES; offset += Long.BYTES) {
			this.secret.bytes().putLong(at.secret + offset, region.getLong(offset));
		}
		return hash;
	}

	// One behind the other, up to the end of the memory or from its beginning on. Of most
	// keys, a range of the content is the same; of a third of them, all but one bit.
	private List<PlacedRecord> records(int chunk, int[] lengths, boolean rangeValues, boolean words,
			Placement placement) {
		int[][] lengthsOfRecords = new int[RECORDS_PER_CHUNK][];
		int bytes = 0;
		for (int i = 0; i < RECORDS_PER_CHUNK; i++) {
			int valueLength = rangeValues ? any(lengths) : (words ? Long.BYTES : 0);
			lengthsOfRecords[i] = new int[] { any(lengths), valueLength };
			bytes += ByteRecords.bytes(lengthsOfRecords[i][0], valueLength);
		}
		ByteBuffer memory = this.chunks.get(chunk).bytes();
		int offset = placement.atEnd() ? memory.capacity() - bytes : 0;
		List<PlacedRecord> records = new ArrayList<>();
		for (int[] pair : lengthsOfRecords) {
			long place = ((long) chunk << BatchLayout.CHUNK_SHIFT)
					+ (offset + missingBytes(chunk, placement)) / Long.BYTES;
			PlacedRecord entry = new PlacedRecord(place, pair[0], pair[1], this.random.nextInt(MAXIMUM_SHIFT + 1));
			memory.putInt(offset, entry.keyLength).putInt(offset + Integer.BYTES, entry.valueLength);
			byte[] key = new byte[ByteRecords.bytes(entry.keyLength, 0) - ByteRecords.KEY];
			this.content.bytes().get(begin(entry.keyLength, entry, placement), key, 0, entry.keyLength);
			if (entry.keyLength > 0 && this.random.nextInt(3) == 0) {
				key[this.random.nextInt(entry.keyLength)] ^= (byte) (1 << this.random.nextInt(Byte.SIZE));
			}
			memory.put(offset + ByteRecords.KEY, key);
			records.add(entry);
			offset += ByteRecords.bytes(entry.keyLength, entry.valueLength);
		}
		return records;
	}

	private int any(int[] lengths) {
		return lengths[this.random.nextInt(lengths.length)];
	}

	// Of a range in the content. Shifted ones begin anywhere.
	private int begin(int length, PlacedRecord entry, Placement placement) {
		if (placement.atEnd()) {
			return this.content.size() - length;
		}
		return (placement.keysShift() + placement.valuesShift() > 0) ? entry.shift : 0;
	}

	private void chooseEntries(List<PlacedRecord> records, int count, boolean writes, boolean words,
			Placement placement, Offsets at) {
		for (int i = 0; i < count; i++) {
			PlacedRecord entry = records.get(this.random.nextInt(records.size()));
			int kind = this.random.nextInt(6);
			int keyLength = (kind == 1) ? Math.max(0, entry.keyLength + 1 - 2 * this.random.nextInt(2))
					: entry.keyLength;
			this.places.bytes()
				.putLong(at.places + i * Long.BYTES, (kind == 0 && !writes) ? BytesBatch.ABSENT : entry.place);
			this.candidates.bytes()
				.putLong(at.candidates + i * Long.BYTES, (kind == 0) ? entry.place : entry.place + 1);
			putRange(this.keys, at.keys + i * Long.BYTES, begin(keyLength, entry, placement), keyLength);
			if (writes && !words) {
				putRange(this.values, at.values + i * Long.BYTES, begin(entry.valueLength, entry, placement),
						entry.valueLength);
			}
		}
	}

	private static void putRange(GuardedMemory memory, int offset, int begin, int length) {
		memory.bytes()
			.putInt(offset + BatchLayout.RANGE_BEGIN, begin + BEFORE_CONTENT)
			.putInt(offset + BatchLayout.RANGE_LENGTH, length);
	}

	@Override
	public void close() {
		memories().forEach(GuardedMemory::close);
	}

	/**
	 * Where everything begins in its memory, in bytes.
	 */
	private record Offsets(int batch, int secret, int keys, int values, int places, int candidates, int directory) {
	}

	/**
	 * A record, and how far from the beginning of the content its key and value are, if
	 * ranges are shifted.
	 */
	private record PlacedRecord(long place, int keyLength, int valueLength, int shift) {
	}

	/**
	 * A copy of all memory, in which everything happens that the contract of a function
	 * says: byte by byte, and one key after the other.
	 */
	private final class Model {

		private final List<ByteBuffer> expected = new ArrayList<>();

		private final boolean words;

		private final Placement placement;

		private final Offsets at;

		private final ByteBuffer keys;

		private final ByteBuffer values;

		private final ByteBuffer content;

		private final ByteBuffer places;

		private final ByteBuffer candidates;

		Model(boolean words, Placement placement, Offsets at) {
			this.words = words;
			this.placement = placement;
			this.at = at;
			for (GuardedMemory memory : memories()) {
				this.expected
					.add(ByteBuffer.allocate(memory.size()).order(ByteOrder.nativeOrder()).put(memory.bytes()));
			}
			this.keys = copyOf(GuardedBytes.this.keys);
			this.values = copyOf(GuardedBytes.this.values);
			this.content = copyOf(GuardedBytes.this.content);
			this.places = copyOf(GuardedBytes.this.places);
			this.candidates = copyOf(GuardedBytes.this.candidates);
		}

		private ByteBuffer copyOf(GuardedMemory memory) {
			return this.expected.get(memories().indexOf(memory));
		}

		private long hash(BytesHash hash, int count) {
			for (int i = 0; i < count; i++) {
				byte[] key = range(this.keys, this.at.keys, i);
				this.values.putLong(this.at.values + i * Long.BYTES,
						hash.hash(ByteBuffer.wrap(key).order(ByteOrder.nativeOrder()), 0, key.length));
			}
			return 0;
		}

		private long read(int count) {
			long others = 0;
			for (int i = 0; i < count; i++) {
				long place = place(i);
				if (place < 0) {
					continue;
				}
				if (!Arrays.equals(keyOf(place), key(i))) {
					others += becomesOther(i);
				}
				else if (this.words) {
					this.values.putLong(this.at.values + i * Long.BYTES, chunk(place).getLong(valueOffset(place)));
				}
			}
			return others;
		}

		private long write(int count) {
			long others = 0;
			for (int i = 0; i < count; i++) {
				long place = place(i);
				if (place == this.candidates.getLong(this.at.candidates + i * Long.BYTES)) {
					put(place, offset(place) + ByteRecords.KEY, key(i));
					put(place, valueOffset(place), value(i));
				}
				else if (!Arrays.equals(keyOf(place), key(i))) {
					others += becomesOther(i);
				}
			}
			return others;
		}

		private void put(long place, int offset, byte[] range) {
			chunk(place).put(offset, Arrays.copyOf(range, (range.length + 7) / 8 * 8));
		}

		private long place(int i) {
			return this.places.getLong(this.at.places + i * Long.BYTES);
		}

		private long becomesOther(int i) {
			this.places.putLong(this.at.places + i * Long.BYTES, BytesBatch.OTHER);
			return 1;
		}

		private byte[] key(int i) {
			return range(this.keys, this.at.keys, i);
		}

		private byte[] value(int i) {
			if (this.words) {
				byte[] word = new byte[Long.BYTES];
				this.values.get(this.at.values + i * Long.BYTES, word);
				return word;
			}
			return range(this.values, this.at.values, i);
		}

		private byte[] range(ByteBuffer ranges, int offset, int i) {
			byte[] range = new byte[ranges.getInt(offset + i * Long.BYTES + BatchLayout.RANGE_LENGTH)];
			this.content.get(ranges.getInt(offset + i * Long.BYTES + BatchLayout.RANGE_BEGIN) - BEFORE_CONTENT, range);
			return range;
		}

		private byte[] keyOf(long place) {
			byte[] key = new byte[chunk(place).getInt(offset(place))];
			chunk(place).get(offset(place) + ByteRecords.KEY, key);
			return key;
		}

		private int valueOffset(long place) {
			return offset(place) + ByteRecords.bytes(chunk(place).getInt(offset(place)), 0);
		}

		private ByteBuffer chunk(long place) {
			return this.expected.get((int) (place >> BatchLayout.CHUNK_SHIFT));
		}

		private int offset(long place) {
			int chunk = (int) (place >> BatchLayout.CHUNK_SHIFT);
			int offset = (int) (place & ((1 << BatchLayout.CHUNK_SHIFT) - 1)) * Long.BYTES;
			return offset - missingBytes(chunk, this.placement);
		}

	}

}
