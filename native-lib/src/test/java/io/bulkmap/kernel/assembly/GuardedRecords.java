package io.bulkmap.kernel.assembly;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import com.sun.jna.Function;
import io.bulkmap.kernel.assembly.GuardedBatch.Placement;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.UniversalHash;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records and batches of them in memory of their own, for a function that is watched:
 * nothing but what its contract says may change, and nothing outside the buffers may be
 * read. The records of a chunk are its first or its last ones; the rest is not there.
 */
final class GuardedRecords implements AutoCloseable {

	static final int MAXIMUM_COUNT = 70;

	// How far keys and values can be moved.
	static final int MAXIMUM_SHIFT = 63;

	private static final long SEED = 0x677265636f7264L;

	private static final int KEY_BYTES = 16;

	private static final int MAXIMUM_WORDS = 34;

	private static final int CHUNKS = 3;

	// Records to ask for before their turn: none, some, more than there are.
	private static final int[] AHEAD = { 0, 1, 16, 32, 64, 60_000 };

	private static final int RECORDS_PER_CHUNK = 20;

	private static final int CHUNK_BYTES = Long.BYTES << BatchLayout.CHUNK_SHIFT;

	private final SplittableRandom random = new SplittableRandom(SEED);

	private final CheckedCall checkedCall = new CheckedCall(this.random);

	private final GuardedMemory batch = new GuardedMemory(BatchLayout.BATCH_BYTES);

	private final GuardedMemory secret = new GuardedMemory(UniversalHash.SECRET_BYTES);

	private final GuardedMemory keys = new GuardedMemory(MAXIMUM_COUNT * KEY_BYTES + MAXIMUM_SHIFT);

	private final GuardedMemory values = new GuardedMemory(MAXIMUM_COUNT * MAXIMUM_WORDS * Long.BYTES + MAXIMUM_SHIFT);

	private final GuardedMemory places = new GuardedMemory(MAXIMUM_COUNT * Long.BYTES);

	private final GuardedMemory candidates = new GuardedMemory(MAXIMUM_COUNT * Long.BYTES);

	private final GuardedMemory directory = new GuardedMemory(CHUNKS * Long.BYTES);

	private final List<GuardedMemory> chunks = Stream
		.generate(() -> new GuardedMemory(RECORDS_PER_CHUNK * MAXIMUM_WORDS * Long.BYTES))
		.limit(CHUNKS)
		.toList();

	/**
	 * Runs one batch and checks the call, its result and all accessible memory.
	 * @param function the function
	 * @param operation what it does, such as {@code read_all_rec}
	 * @param format format of the records; or that of what is compared of them, without
	 * any word of the value
	 * @param count length of the batch
	 * @param placement where everything lies
	 */
	void check(Function function, String operation, RecordFormat format, int count, Placement placement) {
		boolean hashes = operation.equals("hash_all_u128");
		boolean writes = operation.equals("write_all_rec");
		int valueBytes = hashes ? Long.BYTES : format.valueWords() * Long.BYTES;
		memories().forEach(this::fill);
		Offsets at = new Offsets(placement.of(this.batch, BatchLayout.BATCH_BYTES, 0),
				placement.of(this.secret, UniversalHash.SECRET_BYTES, 0),
				placement.of(this.keys, count * KEY_BYTES, placement.keysShift()),
				placement.of(this.values, count * valueBytes, placement.valuesShift()),
				placement.of(this.places, count * Long.BYTES, 0), placement.of(this.candidates, count * Long.BYTES, 0),
				placement.of(this.directory, CHUNKS * Long.BYTES, 0));
		for (int chunk = 0; chunk < CHUNKS; chunk++) {
			this.directory.bytes().putLong(at.directory + chunk * Long.BYTES, base(chunk, placement));
		}
		UniversalHash hash = writeSecret(at);
		chooseRecords(format, count, writes, placement, at);
		int oldValueWords = this.random.nextBoolean() ? format.valueWords() : 0;
		int ahead = AHEAD[this.random.nextInt(AHEAD.length)];
		this.batch.bytes()
			.putLong(at.batch + BatchLayout.BATCH_CHUNKS,
					hashes ? this.secret.address(at.secret) : this.directory.address(at.directory))
			.putLong(at.batch + BatchLayout.BATCH_KEYS, this.keys.address(at.keys))
			.putLong(at.batch + BatchLayout.BATCH_VALUES, this.values.address(at.values))
			.putLong(at.batch + BatchLayout.BATCH_COUNT, count)
			.putLong(at.batch + BatchLayout.BATCH_PLACES, this.places.address(at.places))
			.putLong(at.batch + BatchLayout.BATCH_CANDIDATES, this.candidates.address(at.candidates))
			.putShort(at.batch + BatchLayout.BATCH_KEY_WORDS, (short) format.keyWords())
			.putShort(at.batch + BatchLayout.BATCH_VALUE_WORDS, (short) format.valueWords())
			.putShort(at.batch + BatchLayout.BATCH_OLD_VALUE_WORDS, (short) oldValueWords)
			.putShort(at.batch + BatchLayout.BATCH_AHEAD, (short) ahead);
		Model model = new Model(format, oldValueWords, placement, at);

		CheckedCall.Outcome outcome = this.checkedCall.call(function, this.batch.address(at.batch));

		long expectedResult = switch (operation) {
			case "hash_all_u128" -> model.hash(hash, count);
			case "read_all_rec" -> model.read(count);
			case "write_all_rec" -> model.write(count);
			default -> throw new AssertionError("this test does not know what " + operation + " does");
		};
		String situation = "%s of %d, %s, old values of %d words, %d ahead, %s".formatted(function.getName(), count,
				format, oldValueWords, ahead, placement);
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
		memories.addAll(
				List.of(this.batch, this.secret, this.keys, this.values, this.places, this.candidates, this.directory));
		return memories;
	}

	private void fill(GuardedMemory memory) {
		ByteBuffer bytes = memory.bytes();
		while (bytes.hasRemaining()) {
			bytes.putLong(this.random.nextLong());
		}
	}

	// Where a chunk would begin if all of it were there.
	private long base(int chunk, Placement placement) {
		GuardedMemory memory = this.chunks.get(chunk);
		return memory.address(0) - (placement.atEnd() ? CHUNK_BYTES - memory.size() : 0);
	}

	private UniversalHash writeSecret(Offsets at) {
		UniversalHash hash = UniversalHash.ofSeed(this.random.nextLong());
		MemoryRegion region = DirectMemory.withoutAddresses().allocate(MemoryRegion.ALIGNMENT);
		hash.writeSecret(region, 0);
		for (int offset = 0; offset < UniversalHash.SECRET_BYTES; offset += Long.BYTES) {
			this.secret.bytes().putLong(at.secret + offset, region.getLong(offset));
		}
		return hash;
	}

	// Places of records with the key and with another one, some several times; and, where
	// they are written, of new ones, or else of none.
	private void chooseRecords(RecordFormat format, int count, boolean writes, Placement placement, Offsets at) {
		int bytes = Math.max(format.bytes(), Long.BYTES);
		for (int i = 0; i < count; i++) {
			int chunk = this.random.nextInt(CHUNKS);
			int record = this.random.nextInt(RECORDS_PER_CHUNK);
			int offset = placement.atEnd() ? CHUNK_BYTES - (record + 1) * bytes : record * bytes;
			long place = ((long) chunk << BatchLayout.CHUNK_SHIFT) + offset / Long.BYTES;
			int kind = this.random.nextInt(4);
			this.places.bytes()
				.putLong(at.places + i * Long.BYTES, (kind == 0 && !writes) ? RecordBatch.ABSENT : place);
			this.candidates.bytes().putLong(at.candidates + i * Long.BYTES, (kind == 0) ? place : place + 1);
			if (kind > 1 && format.keyWords() > 0) {
				ByteBuffer records = this.chunks.get(chunk).bytes();
				int start = offsetInMemory(chunk, offset, placement);
				for (int word = 0; word < KEY_BYTES; word += Long.BYTES) {
					this.keys.bytes().putLong(at.keys + i * KEY_BYTES + word, records.getLong(start + word));
				}
			}
		}
	}

	private int offsetInMemory(int chunk, int offset, Placement placement) {
		return offset - (placement.atEnd() ? CHUNK_BYTES - this.chunks.get(chunk).size() : 0);
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
	 * A copy of all memory, in which everything happens that the contract of a function
	 * says: word by word, and one key after the other.
	 */
	private final class Model {

		private final List<ByteBuffer> expected = new ArrayList<>();

		private final RecordFormat format;

		private final int oldValueWords;

		private final Placement placement;

		private final Offsets at;

		private final ByteBuffer keys;

		private final ByteBuffer values;

		private final ByteBuffer places;

		private final ByteBuffer candidates;

		Model(RecordFormat format, int oldValueWords, Placement placement, Offsets at) {
			this.format = format;
			this.oldValueWords = oldValueWords;
			this.placement = placement;
			this.at = at;
			List<GuardedMemory> memories = memories();
			for (GuardedMemory memory : memories) {
				this.expected
					.add(ByteBuffer.allocate(memory.size()).order(ByteOrder.nativeOrder()).put(memory.bytes()));
			}
			this.keys = copyOf(GuardedRecords.this.keys);
			this.values = copyOf(GuardedRecords.this.values);
			this.places = copyOf(GuardedRecords.this.places);
			this.candidates = copyOf(GuardedRecords.this.candidates);
		}

		private ByteBuffer copyOf(GuardedMemory memory) {
			return this.expected.get(memories().indexOf(memory));
		}

		private long hash(UniversalHash hash, int count) {
			for (int i = 0; i < count; i++) {
				this.values.putLong(this.at.values + i * Long.BYTES, hash.hash16(key(i, 0), key(i, 1)));
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
				if (!hasKey(place, i)) {
					others += becomesOther(i);
					continue;
				}
				for (int word = 0; word < this.format.valueWords(); word++) {
					this.values.putLong(valueWord(i, word),
							chunk(place).getLong(word(place, this.format.keyWords() + word)));
				}
			}
			return others;
		}

		private long write(int count) {
			long others = 0;
			for (int i = 0; i < count; i++) {
				long place = place(i);
				boolean isNew = place == this.candidates.getLong(this.at.candidates + i * Long.BYTES);
				if (!isNew && !hasKey(place, i)) {
					others += becomesOther(i);
					continue;
				}
				for (int word = 0; isNew && word < this.format.keyWords(); word++) {
					chunk(place).putLong(word(place, word), key(i, word));
				}
				for (int word = 0; word < (isNew ? this.format.valueWords() : this.oldValueWords); word++) {
					chunk(place).putLong(word(place, this.format.keyWords() + word),
							this.values.getLong(valueWord(i, word)));
				}
			}
			return others;
		}

		private long place(int i) {
			return this.places.getLong(this.at.places + i * Long.BYTES);
		}

		private long becomesOther(int i) {
			this.places.putLong(this.at.places + i * Long.BYTES, RecordBatch.OTHER);
			return 1;
		}

		private long key(int i, int word) {
			return this.keys.getLong(this.at.keys + i * KEY_BYTES + word * Long.BYTES);
		}

		private boolean hasKey(long place, int i) {
			return this.format.keyWords() == 0 || (chunk(place).getLong(word(place, 0)) == key(i, 0)
					&& chunk(place).getLong(word(place, 1)) == key(i, 1));
		}

		private int valueWord(int i, int word) {
			return this.at.values + (i * this.format.valueWords() + word) * Long.BYTES;
		}

		private ByteBuffer chunk(long place) {
			return this.expected.get((int) (place >> BatchLayout.CHUNK_SHIFT));
		}

		private int word(long place, int word) {
			int chunk = (int) (place >> BatchLayout.CHUNK_SHIFT);
			int offset = (int) (place & ((1 << BatchLayout.CHUNK_SHIFT) - 1)) * Long.BYTES;
			return offsetInMemory(chunk, offset, this.placement) + word * Long.BYTES;
		}

	}

}
