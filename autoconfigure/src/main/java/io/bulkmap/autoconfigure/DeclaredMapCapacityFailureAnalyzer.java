package io.bulkmap.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Analyses a start-up that failed because there is no memory for a map of
 * {@code bulkmap.maps}: says how much it needs, what stands against it, and which
 * properties decide on both.
 */
class DeclaredMapCapacityFailureAnalyzer extends AbstractFailureAnalyzer<DeclaredMapCapacityException> {

	private static final String LIMIT_OF_ALL = "bulkmap.memory-limit";

	private final ConfiguredProperties properties;

	DeclaredMapCapacityFailureAnalyzer(@Nullable Environment environment) {
		this.properties = new ConfiguredProperties(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DeclaredMapCapacityException cause) {
		String entries = DeclaredMapNames.property(cause.mapName(), "expected-entries");
		String limit = DeclaredMapNames.property(cause.mapName(), "memory-limit");
		return new FailureAnalysis(
				"There is no memory for a map of '%s':%s".formatted(DeclaredMapNames.PREFIX,
						this.properties.describe(List.of(entries, limit, LIMIT_OF_ALL), cause.reason())),
				"Lower '%s', or raise the limit: '%s' for this map, '%s' for all maps together.".formatted(entries,
						limit, LIMIT_OF_ALL),
				cause);
	}

}
