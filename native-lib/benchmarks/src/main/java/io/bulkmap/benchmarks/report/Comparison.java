package io.bulkmap.benchmarks.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.bulkmap.benchmarks.engine.EngineKind;

/**
 * All engines at the same thing.
 *
 * @param operation what they did
 * @param size entries of the map
 * @param order order of the keys
 * @param hitRatio share of keys that were there; empty if the operation tells
 * @param speeds how quick they were, the quickest first
 */
record Comparison(String operation, int size, String order, String hitRatio, List<Speed> speeds) {

	/**
	 * Creates a comparison; the list is sorted.
	 */
	Comparison {
		speeds = speeds.stream().sorted(Comparator.comparingDouble(Speed::nanosPerEntry)).toList();
	}

	/**
	 * Returns all comparisons, those of one operation together, by size.
	 * @param speeds what was measured
	 * @return the comparisons
	 */
	static List<Comparison> of(List<Speed> speeds) {
		Map<List<Object>, List<Speed>> cases = speeds.stream()
			.filter((speed) -> !speed.isFloor() && !speed.engine().isEmpty() && speed.binding().equals("AUTO"))
			.collect(Collectors.groupingBy(
					(speed) -> List.of(speed.operation(), speed.order(), speed.hitRatio(), speed.size()),
					LinkedHashMap::new, Collectors.toList()));
		Map<String, Integer> places = new LinkedHashMap<>();
		cases.values().forEach((list) -> places.putIfAbsent(list.get(0).operation(), places.size()));
		return cases.values()
			.stream()
			.map((list) -> new Comparison(list.get(0).operation(), list.get(0).size(), list.get(0).order(),
					list.get(0).hitRatio(), list))
			.sorted(Comparator.comparingInt((Comparison each) -> places.getOrDefault(each.operation(), 0))
				.thenComparing(Comparison::order, Comparator.comparingInt(Comparison::rank))
				.thenComparing(Comparison::hitRatio)
				.thenComparingInt(Comparison::size))
			.toList();
	}

	private static int rank(String order) {
		return List.of("RANDOM", "SEQUENTIAL", "STRIDED", "CLUSTERED", "ZIPF", "DUPLICATES").indexOf(order);
	}

	/**
	 * Returns ours: with the best kernel of the machine, which is the one that users get.
	 * @return the speed, if it was measured
	 */
	Optional<Speed> ours() {
		Optional<Speed> best = of(EngineKind.NATIVE);
		return best.isPresent() ? best : this.speeds.stream().filter((speed) -> kind(speed).ours()).findFirst();
	}

	/**
	 * Returns the quickest of the others.
	 * @return the speed, if one was measured
	 */
	Optional<Speed> bestPeer() {
		return this.speeds.stream().filter((speed) -> !kind(speed).ours()).findFirst();
	}

	/**
	 * Returns the others that are faster than ours.
	 * @return their speeds, the quickest first
	 */
	List<Speed> fasterPeers() {
		double ours = ours().map(Speed::nanosPerEntry).orElse(0.0);
		return this.speeds.stream().filter((speed) -> !kind(speed).ours() && speed.nanosPerEntry() < ours).toList();
	}

	Optional<Speed> of(EngineKind kind) {
		return this.speeds.stream().filter((speed) -> kind(speed) == kind).findFirst();
	}

	/**
	 * Returns what is compared, but for the size.
	 * @return such as {@code hit, sequential keys}
	 */
	String title() {
		String title = words(this.operation);
		if (!this.hitRatio.isEmpty()) {
			title += ", hit ratio " + this.hitRatio;
		}
		return this.order.equals("RANDOM") ? title : title + ", " + words(this.order) + " keys";
	}

	/**
	 * Returns the name of a constant or method as words.
	 * @param name such as {@code kernelGet}
	 * @return such as {@code kernel get}
	 */
	static String words(String name) {
		return name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT)
				: name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
	}

	static EngineKind kind(Speed speed) {
		return EngineKind.valueOf(speed.engine());
	}

}
