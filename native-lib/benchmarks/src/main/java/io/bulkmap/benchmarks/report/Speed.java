package io.bulkmap.benchmarks.report;

/**
 * How quick one engine is at one thing, as JMH measured it.
 *
 * @param operation name of the benchmark, such as {@code hit}
 * @param engine name of the engine's constant; empty for the floor, which has none
 * @param size entries of the map
 * @param order order of the keys; empty if there is none
 * @param hitRatio share of keys that are there; empty if the operation tells
 * @param binding how native code was called, or {@code AUTO}; empty if there is none
 * @param pages {@code false} if the floor was measured without pages of 2 MiB; else empty
 * @param forks number of JVMs
 * @param nanosPerEntry the median of their means
 * @param lowest the lowest of their means
 * @param highest the highest of their means
 */
record Speed(String operation, String engine, int size, String order, String hitRatio, String binding, String pages,
		int forks, double nanosPerEntry, double lowest, double highest) {

	/** Begins the names of the benchmarks of the floor. */
	static final String FLOOR = "floor";

	boolean isFloor() {
		return this.operation.startsWith(FLOOR);
	}

}
