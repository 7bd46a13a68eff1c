package io.bulkmap.autoconfigure.health;

import io.bulkmap.health.BulkMapHealthIndicator;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the auto-configured {@link BulkMapHealthIndicator}.
 *
 * @param memoryThreshold Share of the memory limit, of all maps or of a single one, from
 * which on the health is out of service. Above 0, at most 1.
 * @since 0.1.0
 */
@ConfigurationProperties(prefix = "bulkmap.health", ignoreUnknownFields = false)
public record BulkMapHealthProperties(@DefaultValue("1") double memoryThreshold) {

	/**
	 * Creates the properties.
	 * @throws IllegalArgumentException if the share is out of its range
	 */
	public BulkMapHealthProperties {
		if (!(memoryThreshold > 0 && memoryThreshold <= 1)) {
			throw new IllegalArgumentException(
					"'bulkmap.health.memory-threshold' must be above 0 and at most 1: " + memoryThreshold);
		}
	}

}
