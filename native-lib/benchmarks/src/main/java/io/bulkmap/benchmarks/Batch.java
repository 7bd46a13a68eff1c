package io.bulkmap.benchmarks;

/**
 * The keys and values of one call.
 *
 * @param keys distinct keys
 * @param values one per key, none of them 0
 */
@SuppressWarnings("ArrayRecordComponent")
record Batch(long[] keys, long[] values) {

}
