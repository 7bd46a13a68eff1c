package io.bulkmap;

/**
 * What all maps of a {@link BulkMapFactory} have in common, whatever their keys and
 * values are: they keep their entries outside the Java heap, have a name, a type and
 * options, and can be measured, enlarged, emptied and closed.
 * <p>
 * <b>Threads:</b> a map may be used by any number of threads, unless it was made for a
 * single one.
 * <p>
 * <b>Memory:</b> the map owns its off-heap memory, and grows by itself. A call that would
 * need more than map and factory are allowed throws {@link MapCapacityException} and has
 * changed nothing.
 * <p>
 * Every operation but {@link #name()}, {@link #type()}, {@link #options()} and
 * {@link #close()} throws {@link IllegalStateException} once the map is closed.
 *
 * @since 0.1.0
 * @see BulkMapFactory#map(String, MapType)
 */
public interface OffHeapMap extends AutoCloseable {

	/**
	 * Returns the name that the map has in its factory. Works on a closed map, too.
	 *
	 * <pre class="code">
	 * map.name(); // = "example"
	 * </pre>
	 * @return the name
	 */
	String name();

	/**
	 * Returns what the keys and values of the map are. Works on a closed map, too.
	 *
	 * <pre class="code">
	 * map.type(); // = long-long
	 * </pre>
	 * @return the type
	 */
	MapType<?> type();

	/**
	 * Returns how the map was created. Works on a closed map, too.
	 *
	 * <pre class="code">
	 * map.options().growth(); // = INCREMENTAL
	 * </pre>
	 * @return the options
	 */
	BulkMapOptions options();

	/**
	 * Returns the number of entries; of several partitions the sum of theirs, each at a
	 * moment of its own.
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * map.size(); // = 1
	 * </pre>
	 * @return the number of entries
	 */
	long size();

	/**
	 * Makes room for a number of entries, so that the map does not grow before it has
	 * them. Does nothing if there is room. Takes time proportional to the size of the map
	 * and to that number.
	 *
	 * <pre class="code">{@code
	 * map.reserve(1_000_000);
	 * boolean enough = map.statistics().capacity() >= 1_000_000; // = true
	 * }</pre>
	 * @param entries number of entries, those included that the map has
	 * @throws IllegalArgumentException if the number is negative
	 * @throws MapCapacityException if there is no memory for so many; nothing has changed
	 * then
	 */
	void reserve(long entries);

	/**
	 * Gives back the memory that the entries do not need. Does nothing if that is none.
	 * Takes time proportional to the capacity, and for that time the memory of a smaller
	 * table in addition.
	 *
	 * <pre class="code">{@code
	 * map.reserve(1_000_000);
	 * map.trim();
	 * boolean little = map.statistics().memoryBytes() < 100_000; // = true
	 * }</pre>
	 * @throws MapCapacityException if there is no memory for the smaller table; nothing
	 * has changed then
	 */
	void trim();

	/**
	 * Removes all entries and keeps the memory. Takes time proportional to the capacity.
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * map.clear();
	 * map.size(); // = 0
	 * </pre>
	 */
	void clear();

	/**
	 * Finds out how long searches are, by a look at 16,384 groups of each partition, or
	 * all if there are fewer, anywhere in it. Writes to that partition wait for about a
	 * millisecond.
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * map.probeStatistics(); // = ProbeStatistics[entries=1, lengths=[1, 0, 0, 0, 0, 0, 0, 0]]
	 * </pre>
	 * @return the statistics
	 */
	ProbeStatistics probeStatistics();

	/**
	 * Returns size, memory and work of the map, of each partition at one moment.
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * map.statistics().size(); // = 1
	 * </pre>
	 * @return the statistics
	 */
	MapStatistics statistics();

	/**
	 * Removes the map from its factory and releases its memory, after the operations that
	 * are running have ended. Closing again does nothing.
	 *
	 * <pre class="code">
	 * map.close();
	 * map.size(); // throws IllegalStateException
	 * </pre>
	 */
	@Override
	void close();

}
