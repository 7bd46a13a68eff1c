package io.bulkmap.benchmarks.report;

/**
 * How long a call took in one of several ways, which are not maps to compare: other
 * bindings, lengths or settings.
 *
 * @param title what was called, such as {@code call: map get}
 * @param row what one line of a table has in common, such as the number of keys
 * @param column the way
 * @param forks number of JVMs
 * @param nanos nanoseconds per call: the median of their means
 * @param lowest the lowest of their means
 * @param highest the highest of their means
 */
record CallTime(String title, String row, String column, int forks, double nanos, double lowest, double highest) {

}
