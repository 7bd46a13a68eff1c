package io.bulkmap.autoconfigure.metrics;

import java.util.Set;

import io.bulkmap.BulkOperation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the auto-configured {@link io.bulkmap.metrics.BulkMapMetrics}.
 *
 * @param enabled Whether the factory and its maps have meters.
 * @param sampleEvery One bulk call in how many is timed, by chance. With 1, all are; with
 * 0, none.
 * @param operations Bulk operations that have meters.
 * @since 0.1.0
 */
@ConfigurationProperties(prefix = "bulkmap.metrics", ignoreUnknownFields = false)
public record BulkMapMetricsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("16") int sampleEvery,
		@DefaultValue( {
				"get", "contains", "put", "put-if-absent", "add", "min", "max",
				"remove" }) Set<BulkOperation> operations){

	/**
	 * Creates the properties; the set is copied.
	 * @throws IllegalArgumentException if a number is out of its range
	 */
	public BulkMapMetricsProperties {
		if (sampleEvery < 0) {
			throw new IllegalArgumentException("'bulkmap.metrics.sample-every' must not be negative: " + sampleEvery);
		}
		operations = Set.copyOf(operations);
	}

}
