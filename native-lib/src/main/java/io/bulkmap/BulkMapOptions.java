package io.bulkmap;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How a map is created. Immutable; start with {@link #defaults()}.
 *
 * @param expectedEntries how many entries the map has room for before it grows for the
 * first time; at least 0
 * @param loadLimit share of its slots that may be taken before the map grows, from
 * {@value #LEAST_LOAD_LIMIT} to {@value #MOST_LOAD_LIMIT}
 * @param growth how the map gets room for more
 * @param partitions how many tables with a lock each share the entries: a power of two,
 * at most {@value #MAXIMUM_PARTITIONS}; or {@link #AUTOMATIC}
 * @param memoryLimit the most off-heap memory that the map may take, in bytes; at least 1
 * @param hugePages whether large tables ask for pages of 2 MiB where the system offers
 * them
 * @param singleThread whether the map belongs to the first thread that uses it, and so
 * needs no locks
 * @param hashSeed seed of the hash secrets, which makes the order of entries in memory
 * reproducible, for tests; {@code null} for secrets drawn at random, which is what
 * protects a map from crafted keys
 * @param rowBytes length of the rows of a {@link LongRowBulkMap}, in bytes: 1, 2, 4 or a
 * multiple of 8 from 8 to {@value #MAXIMUM_ROW_BYTES}
 * @since 0.1.0
 */
public record BulkMapOptions(long expectedEntries, double loadLimit, Growth growth, int partitions, long memoryLimit,
		boolean hugePages, boolean singleThread, @Nullable Long hashSeed, int rowBytes) {

	/**
	 * Instead of a number of partitions: as many as the expected entries need, so that
	 * none has more than 16 million of them.
	 */
	public static final int AUTOMATIC = 0;

	/**
	 * The largest number of partitions.
	 */
	public static final int MAXIMUM_PARTITIONS = 4096;

	/**
	 * The smallest load limit.
	 */
	public static final double LEAST_LOAD_LIMIT = 0.25;

	/**
	 * The largest load limit. Beyond, searches would take several times as long.
	 */
	public static final double MOST_LOAD_LIMIT = 0.75;

	/**
	 * The length of rows unless another one is chosen, in bytes.
	 */
	public static final int DEFAULT_ROW_BYTES = 8;

	/**
	 * The greatest length of rows, in bytes.
	 */
	public static final int MAXIMUM_ROW_BYTES = 256;

	private static final BulkMapOptions DEFAULTS = new BulkMapOptions(0, 0.5, Growth.INCREMENTAL, AUTOMATIC,
			Long.MAX_VALUE, true, false, null, DEFAULT_ROW_BYTES);

	/**
	 * Creates the options.
	 * @throws NullPointerException if there is no growth
	 * @throws IllegalArgumentException if a number is out of its range
	 */
	public BulkMapOptions {
		Objects.requireNonNull(growth, "'growth' must not be null");
		if (expectedEntries < 0) {
			throw new IllegalArgumentException("'expectedEntries' must not be negative: " + expectedEntries);
		}
		if (!(loadLimit >= LEAST_LOAD_LIMIT && loadLimit <= MOST_LOAD_LIMIT)) {
			throw new IllegalArgumentException(
					"'loadLimit' must be from %s to %s: %s".formatted(LEAST_LOAD_LIMIT, MOST_LOAD_LIMIT, loadLimit));
		}
		if (partitions != AUTOMATIC
				&& (Integer.bitCount(partitions) != 1 || partitions < 0 || partitions > MAXIMUM_PARTITIONS)) {
			throw new IllegalArgumentException("'partitions' must be a power of two from 1 to %d, or 0: %d"
				.formatted(MAXIMUM_PARTITIONS, partitions));
		}
		if (memoryLimit < 1) {
			throw new IllegalArgumentException("'memoryLimit' must be at least 1 byte: " + memoryLimit);
		}
		if (rowBytes < 1 || rowBytes > MAXIMUM_ROW_BYTES
				|| (rowBytes % Long.BYTES != 0 && rowBytes != 1 && rowBytes != 2 && rowBytes != 4)) {
			throw new IllegalArgumentException("'rowBytes' must be 1, 2, 4 or a multiple of 8 from 8 to %d: %d"
				.formatted(MAXIMUM_ROW_BYTES, rowBytes));
		}
	}

	/**
	 * Returns the options of a map about which nothing is known: small, safe for any
	 * number of threads, with random hash secrets, limited only by its factory.
	 *
	 * <pre class="code">
	 * BulkMapOptions.defaults().expectedEntries(); // = 0
	 * </pre>
	 * @return the default options
	 */
	public static BulkMapOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Returns these options with another number of expected entries.
	 *
	 * <pre class="code">{@code
	 * BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(1_000_000);
	 * boolean enough = factory.longLongMap("large", options).statistics().capacity() >= 1_000_000; // = true
	 * }</pre>
	 * @param entries how many entries the map has room for before it grows for the first
	 * time
	 * @return the changed copy
	 * @throws IllegalArgumentException if {@code entries} is negative
	 */
	public BulkMapOptions withExpectedEntries(long entries) {
		return new BulkMapOptions(entries, this.loadLimit, this.growth, this.partitions, this.memoryLimit,
				this.hugePages, this.singleThread, this.hashSeed, this.rowBytes);
	}

	/**
	 * Returns these options with another load limit. A higher one saves memory and costs
	 * time: at 0.75, a map takes two thirds of the memory that it takes at 0.5.
	 *
	 * <pre class="code">
	 * BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(1_000_000).withLoadLimit(0.75);
	 * factory.longLongMap("dense", options).statistics().slots(); // = 1333336
	 * </pre>
	 * @param share share of its slots that may be taken before the map grows
	 * @return the changed copy
	 * @throws IllegalArgumentException if the share is not from
	 * {@value #LEAST_LOAD_LIMIT} to {@value #MOST_LOAD_LIMIT}
	 */
	public BulkMapOptions withLoadLimit(double share) {
		return new BulkMapOptions(this.expectedEntries, share, this.growth, this.partitions, this.memoryLimit,
				this.hugePages, this.singleThread, this.hashSeed, this.rowBytes);
	}

	/**
	 * Returns these options with another kind of growth.
	 *
	 * <pre class="code">
	 * BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(100).withGrowth(Growth.NONE);
	 * long[] keys = LongStream.range(0, 1000).toArray();
	 * factory.longLongMap("fixed", options).putAll(keys, keys); // throws MapCapacityException
	 * </pre>
	 * @param growth how the map gets room for more
	 * @return the changed copy
	 * @throws NullPointerException if it is {@code null}
	 */
	public BulkMapOptions withGrowth(Growth growth) {
		return new BulkMapOptions(this.expectedEntries, this.loadLimit, growth, this.partitions, this.memoryLimit,
				this.hugePages, this.singleThread, this.hashSeed, this.rowBytes);
	}

	/**
	 * Returns these options with another number of partitions. Threads that write to
	 * different partitions don't wait for each other, and each partition can have 33.5
	 * million entries; but a batch is one step for other threads only if there is one
	 * partition, and is sorted by partition otherwise.
	 *
	 * <pre class="code">
	 * BulkMapOptions options = BulkMapOptions.defaults().withPartitions(16);
	 * factory.longLongMap("shared", options).statistics().partitions(); // = 16
	 * </pre>
	 * @param count a power of two from 1 to {@value #MAXIMUM_PARTITIONS}, or
	 * {@link #AUTOMATIC}
	 * @return the changed copy
	 * @throws IllegalArgumentException if {@code count} is neither
	 */
	public BulkMapOptions withPartitions(int count) {
		return new BulkMapOptions(this.expectedEntries, this.loadLimit, this.growth, count, this.memoryLimit,
				this.hugePages, this.singleThread, this.hashSeed, this.rowBytes);
	}

	/**
	 * Returns these options with another memory limit.
	 *
	 * <pre class="code">
	 * BulkMapOptions options = BulkMapOptions.defaults().withMemoryLimit(100_000);
	 * LongLongBulkMap small = factory.longLongMap("small", options);
	 * small.reserve(1_000_000); // throws MapCapacityException
	 * </pre>
	 * @param bytes the most off-heap memory that the map may take
	 * @return the changed copy
	 * @throws IllegalArgumentException if {@code bytes} is less than 1
	 */
	public BulkMapOptions withMemoryLimit(long bytes) {
		return new BulkMapOptions(this.expectedEntries, this.loadLimit, this.growth, this.partitions, bytes,
				this.hugePages, this.singleThread, this.hashSeed, this.rowBytes);
	}

	/**
	 * Returns these options with or without pages of 2 MiB. They make maps beyond the
	 * caches of the processor quicker. Linux decides whether there are any.
	 *
	 * <pre class="code">
	 * BulkMapOptions.defaults().withHugePages(false).hugePages(); // = false
	 * </pre>
	 * @param wanted whether large tables ask for them
	 * @return the changed copy
	 */
	public BulkMapOptions withHugePages(boolean wanted) {
		return new BulkMapOptions(this.expectedEntries, this.loadLimit, this.growth, this.partitions, this.memoryLimit,
				wanted, this.singleThread, this.hashSeed, this.rowBytes);
	}

	/**
	 * Returns these options for a map that one thread uses, or for one that any may use.
	 * A map for one thread takes no locks and belongs to the first thread that uses it;
	 * every other one gets an {@link IllegalStateException}, but may close it, and ask
	 * for its size and statistics.
	 *
	 * <pre class="code">
	 * BulkMapOptions options = BulkMapOptions.defaults().withSingleThread(true);
	 * factory.longLongMap("mine", options).put(1, 10); // = true
	 * </pre>
	 * @param wanted whether the map is for one thread
	 * @return the changed copy
	 */
	public BulkMapOptions withSingleThread(boolean wanted) {
		return new BulkMapOptions(this.expectedEntries, this.loadLimit, this.growth, this.partitions, this.memoryLimit,
				this.hugePages, wanted, this.hashSeed, this.rowBytes);
	}

	/**
	 * Returns these options with a fixed hash seed.
	 *
	 * <pre class="code">
	 * BulkMapOptions.defaults().withHashSeed(42).hashSeed(); // = 42
	 * </pre>
	 * @param seed seed of the hash secrets
	 * @return the changed copy
	 */
	public BulkMapOptions withHashSeed(long seed) {
		return new BulkMapOptions(this.expectedEntries, this.loadLimit, this.growth, this.partitions, this.memoryLimit,
				this.hugePages, this.singleThread, seed, this.rowBytes);
	}

	/**
	 * Returns these options for rows of another length. Only a {@link LongRowBulkMap} has
	 * rows; for a map of another type, the factory refuses any length but
	 * {@value #DEFAULT_ROW_BYTES}.
	 *
	 * <pre class="code">
	 * BulkMapOptions options = BulkMapOptions.defaults().withRowBytes(24);
	 * factory.map("features", MapType.LONG_ROW, options).put(1, new byte[24]); // = true
	 * factory.map("others", MapType.LONG_LONG, options); // throws IllegalArgumentException
	 * </pre>
	 * @param bytes length of a row: 1, 2, 4 or a multiple of 8 from 8 to
	 * {@value #MAXIMUM_ROW_BYTES}
	 * @return the changed copy
	 * @throws IllegalArgumentException if {@code bytes} is none of these
	 */
	public BulkMapOptions withRowBytes(int bytes) {
		return new BulkMapOptions(this.expectedEntries, this.loadLimit, this.growth, this.partitions, this.memoryLimit,
				this.hugePages, this.singleThread, this.hashSeed, bytes);
	}

}
