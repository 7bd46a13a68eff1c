package io.bulkmap;

/**
 * Is told what the maps of a factory do, by the thread that does it.
 * <p>
 * A listener has to be safe for any number of threads, and quick: the call that it is
 * told of waits for it, perhaps with a lock. It must neither wait for anything itself nor
 * use maps or their factory. What it throws is logged, and changes nothing for the map.
 * Single operations are not told: they take less time than that would.
 * <p>
 * Bulk calls are those that a map is asked for, such as {@link LongLongBulkOperations},
 * not what a {@code Map} view makes of its own.
 *
 * <pre class="code">
 * LongAdder keys = new LongAdder();
 * BulkMapListener counting = new BulkMapListener() {
 *
 *     public boolean bulkCallStarted(OffHeapMap map, BulkOperation operation, int count) {
 *         keys.add(count);
 *         return false;
 *     }
 *
 * };
 * BulkMapFactory watched = BulkMapFactory.builder().listener(counting).build();
 * watched.longLongMap("populations").putAll(new long[] { 1, 2 }, new long[] { 10, 20 }); // keys = 2
 * watched.close();
 * </pre>
 *
 * @since 0.1.0
 * @see BulkMapFactory.Builder#listener(BulkMapListener)
 */
public interface BulkMapListener {

	/**
	 * Tells of a new map.
	 * @param map the map, which nobody uses yet
	 */
	default void mapCreated(OffHeapMap map) {
	}

	/**
	 * Tells that a map was closed. A map that is dropped without being closed is not
	 * told.
	 * @param map the map, of which only the name can be used
	 */
	default void mapClosed(OffHeapMap map) {
	}

	/**
	 * Tells that a bulk call begins, and asks whether its end is of interest. A listener
	 * that takes samples says so for some calls only.
	 * @param map the map
	 * @param operation what is called
	 * @param keys number of keys in the batch
	 * @return whether {@link #bulkCallEnded} or {@link #bulkCallFailed} is to be called,
	 * once and by the same thread, before that begins another bulk call
	 */
	default boolean bulkCallStarted(OffHeapMap map, BulkOperation operation, int keys) {
		return false;
	}

	/**
	 * Tells that a bulk call has ended well.
	 * @param map the map
	 * @param operation what was called
	 * @param keys number of keys in the batch
	 * @param nanos how long it took, waiting for locks included, in nanoseconds
	 */
	default void bulkCallEnded(OffHeapMap map, BulkOperation operation, int keys, long nanos) {
	}

	/**
	 * Tells that a bulk call has failed.
	 * @param map the map
	 * @param operation what was called
	 * @param keys number of keys in the batch
	 * @param nanos how long it took, in nanoseconds
	 * @param failure what the call throws
	 */
	default void bulkCallFailed(OffHeapMap map, BulkOperation operation, int keys, long nanos, Throwable failure) {
	}

	/**
	 * Tells that a partition has moved all its entries to another table, because it grew,
	 * or was asked to reserve or to trim. Called with the lock of the partition.
	 * @param map the map
	 * @param capacity entries that the partition can hold now before it grows
	 * @param entries entries that were moved
	 * @param nanos time from the first entry to the last one, in nanoseconds; other calls
	 * are not kept waiting for so long
	 */
	default void growthEnded(OffHeapMap map, long capacity, long entries, long nanos) {
	}

	/**
	 * Tells which kernel the maps use from now on: once when the factory is built, and
	 * whenever {@link BulkMapFactory#useKernel(KernelChoice)} is called.
	 * @param kernel the kernel and why
	 */
	default void kernelChosen(KernelInfo kernel) {
	}

}
