package io.bulkmap.benchmarks.workload;

import io.bulkmap.benchmarks.keys.KeySpace;

/**
 * The keys of a workload. What does not belong to the distribution has its default.
 *
 * @param distribution which keys, how often and in which order
 * @param stride distance of {@link Distribution#STRIDED} keys
 * @param cluster length of the runs of {@link Distribution#CLUSTERED} keys
 * @param exponent how unequal {@link Distribution#ZIPF} is
 * @param copies how often a key of {@link Distribution#DUPLICATES} comes in a batch
 * @param hitRatio probability that a key that is looked up is one that was stored
 */
public record Keys(Distribution distribution, int stride, int cluster, double exponent, int copies, double hitRatio) {

	/** Default distance of strided keys. */
	public static final int STRIDE = 1024;

	/** Default length of clusters. */
	public static final int CLUSTER = 16;

	/** Default exponent of Zipf's law. */
	public static final double EXPONENT = 0.99;

	/** Default number of copies. */
	public static final int COPIES = 4;

	/**
	 * Returns the keys by number.
	 * @return the key space
	 */
	public KeySpace space() {
		return switch (this.distribution) {
			case SEQUENTIAL -> new KeySpace.Strided(1);
			case STRIDED -> new KeySpace.Strided(this.stride);
			case CLUSTERED -> new KeySpace.Clustered(this.cluster);
			case RANDOM, ZIPF, DUPLICATES, WINDOW -> new KeySpace.Scattered();
		};
	}

}
