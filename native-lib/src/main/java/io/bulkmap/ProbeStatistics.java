package io.bulkmap;

import java.util.List;

/**
 * How long searches are, found out from some of the entries of a map.
 *
 * @param entries how many entries were looked at
 * @param lengths how many of these a search finds in the first group that it compares, in
 * the second one, and so on; the last of the eight stands for all further ones, too
 * @since 0.1.0
 * @see OffHeapMap#probeStatistics()
 */
public record ProbeStatistics(long entries, List<Long> lengths) {

	/**
	 * Creates the statistics; the list is copied.
	 */
	public ProbeStatistics {
		lengths = List.copyOf(lengths);
	}

	/**
	 * Returns how many groups a search compares on average.
	 * @return the mean, at least 1; 0 if no entry was looked at
	 */
	public double mean() {
		long groups = 0;
		for (int i = 0; i < this.lengths.size(); i++) {
			groups += (i + 1) * this.lengths.get(i);
		}
		return (this.entries > 0) ? (double) groups / this.entries : 0;
	}

}
