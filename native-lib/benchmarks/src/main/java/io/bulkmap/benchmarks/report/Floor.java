package io.bulkmap.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What ours takes, beside what no map can do without.
 *
 * @param operation what was done
 * @param size entries of the map
 * @param floorNanos nanoseconds per access
 * @param ourNanos nanoseconds per entry
 */
record Floor(String operation, int size, double floorNanos, double ourNanos) {

	private static final Map<String, String> OPERATIONS = Map.of("hit", "floorRead", "miss", "floorRead", "insert",
			"floorWrite", "update", "floorWrite");

	/**
	 * Returns the comparisons for random keys.
	 * @param speeds what was measured
	 * @return the comparisons; none if the floor was not measured
	 */
	static List<Floor> of(List<Speed> speeds) {
		List<Floor> floors = new ArrayList<>();
		for (Comparison comparison : Comparison.of(speeds)) {
			String name = OPERATIONS.getOrDefault(comparison.operation(), "");
			Optional<Speed> ours = comparison.ours();
			if (comparison.order().equals("RANDOM") && ours.isPresent()) {
				speeds.stream()
					.filter((speed) -> speed.operation().equals(name) && speed.size() == comparison.size()
							&& speed.pages().isEmpty())
					.findFirst()
					.ifPresent((floor) -> floors.add(new Floor(comparison.operation(), comparison.size(),
							floor.nanosPerEntry(), ours.get().nanosPerEntry())));
			}
		}
		return floors;
	}

	double fraction() {
		return this.floorNanos / this.ourNanos;
	}

}
