package io.bulkmap.benchmarks.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelAvailability;
import io.bulkmap.benchmarks.engine.EngineKind;

/**
 * Which engines a command means.
 */
final class EngineNames {

	private EngineNames() {
	}

	/**
	 * Returns engines by their names.
	 * @param names names of engines, or {@code kernels} for ours with each kernel that is
	 * available here, {@code peers} for all others, {@code all} for both
	 * @return the engines, in the order of the names, each once
	 * @throws IllegalArgumentException if there is no such name
	 */
	static List<EngineKind> engines(List<String> names) {
		Set<EngineKind> engines = new LinkedHashSet<>();
		for (String name : names) {
			switch (name) {
				case "all" -> {
					engines.addAll(kernels());
					engines.addAll(peers());
				}
				case "kernels" -> engines.addAll(kernels());
				case "peers" -> engines.addAll(peers());
				default -> engines.add(engine(name));
			}
		}
		return List.copyOf(engines);
	}

	private static EngineKind engine(String name) {
		return Stream.of(EngineKind.values())
			.filter((kind) -> kind.id().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no engine '%s', only all, kernels, peers, %s".formatted(name,
							Stream.of(EngineKind.values()).map(EngineKind::id).collect(Collectors.joining(", ")))));
	}

	// The best first.
	private static List<EngineKind> kernels() {
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			List<String> available = factory.kernel()
				.kernels()
				.stream()
				.filter(KernelAvailability::available)
				.map((kernel) -> kernel.isa().id())
				.toList();
			return Stream.of(EngineKind.values())
				.filter((kind) -> kind.ours() && available.contains(kind.name().toLowerCase(Locale.ROOT)))
				.toList();
		}
	}

	private static List<EngineKind> peers() {
		return Stream.of(EngineKind.values()).filter((kind) -> !kind.ours()).toList();
	}

}
