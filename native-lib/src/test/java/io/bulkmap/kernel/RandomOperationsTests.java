package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import io.bulkmap.Isa;
import io.bulkmap.table.KeyHash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Very many operations in an order that nobody has thought of, compared with the Java
 * kernel and a {@code HashMap}.
 * <p>
 * {@code -Dbulkmap.test.operations} says how many keys are looked up or stored for each
 * kernel, {@code -Dbulkmap.test.seed} where to begin. A run consists of rounds with
 * consecutive seeds, and a failure names the seed of its round: given back, that round is
 * the first one.
 */
class RandomOperationsTests {

	private static final String OPERATIONS = "bulkmap.test.operations";

	private static final String SEED = "bulkmap.test.seed";

	private static final long MISSING = -99;

	// PREFETCH_GROUPS and FAR_GROUPS of layout.h.
	private static final int LARGE_TABLE_GROUPS = 8192;

	private static final int FAR_TABLE_GROUPS = 131_072;

	private static final int SLICE = 1024;

	// As in TableLayout.
	private static final int GROUP_GROWTH_LIMIT = 4;

	private static final int GROUP_SIZE_LIMIT = 7;

	private static final int GROUP_SHIFT = 7;

	@ParameterizedTest
	@EnumSource
	void anyOperationsShouldMatchTheJavaKernelAndAHashMap(Isa isa) {
		BulkKernel kernel = TestKernels.kernel(isa);
		long left = Long.getLong(OPERATIONS, 2_000_000);
		for (long seed = Long.getLong(SEED, 1); left > 0; seed++) {
			left -= new Round(kernel, seed).run();
		}
	}

	/**
	 * One table, and keys and batches of one character, all made from one seed.
	 */
	private static final class Round {

		private final BulkKernel kernel;

		private final long seed;

		private final SplittableRandom random;

		private final ModelledTables tables;

		private final Keys keys;

		private final int slicesPerThousand;

		private int weightOfUpdates = 80;

		private String operation = "create";

		Round(BulkKernel kernel, long seed) {
			this.kernel = kernel;
			this.seed = seed;
			this.random = new SplittableRandom(seed);
			int groups = groups();
			this.tables = new ModelledTables(kernel, KeyHash.ofSeed(seed), (long) groups * GROUP_GROWTH_LIMIT);
			this.keys = new Keys(this.random, this.tables.hash(), groups);
			this.slicesPerThousand = oneOf(0, 10, 100, 500);
		}

		private int groups() {
			return switch (this.random.nextInt(40)) {
				case 0 -> ((this.random.nextInt(20) > 0) ? LARGE_TABLE_GROUPS : FAR_TABLE_GROUPS)
						+ this.random.nextInt(-1, 2000);
				case 1, 2, 3, 4 -> this.random.nextInt(40, 1000);
				case 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 -> this.random.nextInt(1, 4);
				default -> this.random.nextInt(1, 40);
			};
		}

		// Enough to store all keys, to remove them, and to do that again.
		long run() {
			long done = 0;
			int unchecked = 0;
			int batches = 0;
			long end = 2000 + 8L * Math.min(this.tables.sizeLimit(), this.keys.count());
			try {
				while (done < end) {
					batches++;
					int length = length();
					operate(length);
					done += length;
					unchecked += length;
					// A comparison takes about as long as the operations before it.
					if (unchecked * 100L >= this.tables.bytes()) {
						this.tables.checkSameBytes();
						unchecked = 0;
					}
				}
				this.operation = "final check";
				this.tables.checkEntries();
			}
			catch (Throwable failure) {
				throw new AssertionError(
						"%s, in batch %d (%s) of a round with %s and a table of %d groups; again with -D%s=%d"
							.formatted(this.kernel.isa().id(), batches, this.operation, this.keys,
									this.tables.groupCount(), SEED, this.seed),
						failure);
			}
			return done;
		}

		private void operate(int length) {
			if (this.random.nextInt(50) == 0) {
				this.weightOfUpdates = oneOf(10, 40, 80);
			}
			int offset = this.random.nextInt(5);
			long[] batch = new long[offset + length + this.random.nextInt(5)];
			Arrays.setAll(batch, (i) -> this.keys.next());
			if (this.random.nextInt(100) < this.weightOfUpdates) {
				if (this.random.nextInt(6) == 0) {
					begin("get or put", length);
					this.tables.getOrPutAll(batch, values(batch.length), offset, length);
					return;
				}
				Update update = oneOf(Update.values());
				begin(update.name(), length);
				this.tables.updateAll(update, batch, values(batch.length), offset, length);
				return;
			}
			switch (this.random.nextInt(12)) {
				case 0, 1, 2 -> {
					begin("get", length);
					this.tables.getAll(batch, values(batch.length), MISSING, offset, length);
				}
				case 3 -> {
					begin("get in place", length);
					this.tables.getAll(batch, batch, MISSING, offset, length);
				}
				case 4, 5 -> {
					begin("contains", length);
					this.tables.containsAll(batch, flags(batch.length), offset, length);
				}
				case 6 -> {
					begin("count", length);
					this.tables.containsAll(batch, null, offset, length);
				}
				case 7 -> rare(length);
				default -> {
					begin("remove", length);
					this.tables.removeAll(batch, offset, length);
				}
			}
		}

		// Each of these takes as long as the table is large.
		private void rare(int length) {
			int cost = this.tables.groupCount() / (8 + length);
			if (this.random.nextInt(2 + cost) > 0) {
				return;
			}
			if (this.random.nextInt(3) == 0) {
				begin("clear", length);
				this.tables.clear();
				return;
			}
			begin("copy", length);
			int groups = this.tables.groupCount();
			KeyHash hash = this.random.nextBoolean() ? this.tables.hash() : KeyHash.ofSeed(this.random.nextLong());
			int larger = (groups < 2 * LARGE_TABLE_GROUPS) ? oneOf(0, 0, 1, groups / 2, groups) : 0;
			this.tables.copy(hash, (long) (groups + larger) * GROUP_GROWTH_LIMIT,
					this.random.nextBoolean() ? 0 : this.random.nextInt(groups + 1));
		}

		private void begin(String operation, int length) {
			this.operation = operation.toLowerCase(Locale.ROOT) + ", " + length + " keys";
		}

		private int length() {
			if (this.random.nextInt(1000) < this.slicesPerThousand) {
				return this.random.nextInt(1, 4) * SLICE + this.random.nextInt(-3, 4);
			}
			return this.random.nextInt(71);
		}

		// Often equal ones, and often 0, which is the value of an empty slot.
		private long[] values(int length) {
			long[] values = new long[length];
			for (int i = 0; i < length; i++) {
				values[i] = switch (this.random.nextInt(8)) {
					case 0 -> this.random.nextInt(-2, 3);
					case 1 -> this.random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
					case 2 -> MISSING;
					case 3 -> 0;
					default -> this.random.nextLong();
				};
			}
			return values;
		}

		private boolean[] flags(int length) {
			boolean[] flags = new boolean[length];
			for (int i = 0; i < length; i++) {
				flags[i] = this.random.nextBoolean();
			}
			return flags;
		}

		private Update oneOf(Update... choices) {
			return choices[this.random.nextInt(choices.length)];
		}

		private int oneOf(int... choices) {
			return choices[this.random.nextInt(choices.length)];
		}

	}

	private enum Kind {

		UNIFORM, FEW, DENSE, STRIDED, CLUSTERED, FEW_GROUPS, SPECIAL;

		private static final List<Kind> ALL = List.of(values());

	}

	/**
	 * A number of keys of one kind, and now and then a special one.
	 */
	private static final class Keys {

		private static final long[] SPECIAL = special();

		private final SplittableRandom random;

		private final Kind kind;

		private final int count;

		private final int specialPerThousand;

		private final long base;

		private final long stride;

		private final long[] keysOfFewGroups;

		Keys(SplittableRandom random, KeyHash hash, int groups) {
			this.random = random;
			this.kind = Kind.ALL.get(random.nextInt(Kind.ALL.size()));
			int limit = groups * GROUP_SIZE_LIMIT;
			int[] counts = { 1 + limit / 2, limit, limit + 1, 2 * limit, 20 * limit };
			this.count = switch (this.kind) {
				case FEW -> random.nextInt(1, 20);
				case FEW_GROUPS -> random.nextInt(8, 80);
				case SPECIAL -> SPECIAL.length;
				default -> counts[random.nextInt(counts.length)];
			};
			this.specialPerThousand = random.nextBoolean() ? 50 : 0;
			this.base = random.nextBoolean() ? random.nextLong() : -this.count / 2;
			this.stride = random.nextBoolean() ? 1L << random.nextInt(64) : random.nextLong(2, 10_000);
			this.keysOfFewGroups = (this.kind == Kind.FEW_GROUPS) ? keysOfFewGroups(hash, groups) : new long[0];
		}

		// Enough of them to fill up to three groups and those behind, often over the end
		// of the table.
		private long[] keysOfFewGroups(KeyHash hash, int groups) {
			int span = this.random.nextInt(1, 4);
			int first = this.random.nextBoolean() ? Math.max(0, groups - span) : this.random.nextInt(groups);
			return this.random.longs().filter((key) -> {
				long group = hash.home(key, groups) >>> GROUP_SHIFT;
				return group >= first && group < first + span;
			}).limit(this.count).toArray();
		}

		// Special ones not counted.
		int count() {
			return this.count;
		}

		long next() {
			if (this.random.nextInt(1000) < this.specialPerThousand) {
				return SPECIAL[this.random.nextInt(SPECIAL.length)];
			}
			long index = this.random.nextInt(this.count);
			return switch (this.kind) {
				case UNIFORM, FEW -> scatter(this.base + index);
				case DENSE -> this.base + index;
				case STRIDED -> this.base + index * this.stride;
				case CLUSTERED -> scatter(this.base + index / 16) + index % 16;
				case FEW_GROUPS -> this.keysOfFewGroups[(int) index];
				case SPECIAL -> SPECIAL[(int) index];
			};
		}

		// A different one for every number.
		private static long scatter(long number) {
			long x = number * 0x9e3779b97f4a7c15L;
			x = (x ^ (x >>> 29)) * 0xbf58476d1ce4e5b9L;
			return x ^ (x >>> 32);
		}

		// Zero, and what is near to a power of two.
		private static long[] special() {
			long[] keys = new long[4 * Long.SIZE];
			for (int bit = 0; bit < Long.SIZE; bit++) {
				keys[4 * bit + 1] = 1L << bit;
				keys[4 * bit + 2] = (1L << bit) - 1;
				keys[4 * bit + 3] = -1L << bit;
			}
			return keys;
		}

		@Override
		public String toString() {
			return "keys of kind " + this.kind.name().toLowerCase(Locale.ROOT);
		}

	}

}
