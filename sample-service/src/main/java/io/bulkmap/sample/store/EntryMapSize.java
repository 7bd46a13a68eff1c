package io.bulkmap.sample.store;

/**
 * How large a map is at a moment.
 *
 * @param entries number of entries
 * @param capacity number of entries for which it has room without growing, as far as it
 * is known
 * @param memoryBytes off-heap memory it takes
 */
public record EntryMapSize(long entries, long capacity, long memoryBytes) {

}
