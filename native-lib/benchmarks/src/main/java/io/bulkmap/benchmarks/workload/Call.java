package io.bulkmap.benchmarks.workload;

/**
 * One call of a workload's cycle.
 *
 * @param operation what it does
 * @param batch number of keys
 */
public record Call(Operation operation, int batch) {

}
