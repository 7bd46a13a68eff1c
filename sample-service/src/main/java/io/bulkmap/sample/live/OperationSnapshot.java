package io.bulkmap.sample.live;

/**
 * What the bulk calls of one operation did in an interval.
 *
 * @param operation name of the operation
 * @param callsPerSecond calls
 * @param keysPerSecond keys in their batches
 * @param p50Micros duration that half of the calls did not exceed
 * @param p99Micros duration that 99 of a hundred did not exceed
 * @param p999Micros duration that 999 of a thousand did not exceed
 */
record OperationSnapshot(String operation, double callsPerSecond, double keysPerSecond, double p50Micros,
		double p99Micros, double p999Micros) {

}
