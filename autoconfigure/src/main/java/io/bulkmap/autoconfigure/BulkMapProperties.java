package io.bulkmap.autoconfigure;

import io.bulkmap.KernelChoice;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the auto-configured {@link io.bulkmap.BulkMapFactory}.
 *
 * @param enabled Whether to create a factory of bulk maps.
 * @param kernel Kernel that all maps work with. With a named kernel, the application does
 * not start where that kernel is not available.
 * @param memoryLimit Most off-heap memory that all maps together may take; by default
 * three quarters of what the maximum heap leaves of the memory of the machine or
 * container.
 * @param leakTracking Whether maps remember where they were created, to say so in the log
 * if they are dropped without being closed.
 * @since 0.1.0
 */
@ConfigurationProperties("bulkmap")
public record BulkMapProperties(@DefaultValue("true") boolean enabled, @DefaultValue("auto") KernelChoice kernel,
		@Nullable DataSize memoryLimit, @DefaultValue("false") boolean leakTracking) {

	/**
	 * Creates the properties.
	 * @throws IllegalArgumentException if the memory limit is not positive
	 */
	public BulkMapProperties {
		if (memoryLimit != null && memoryLimit.toBytes() < 1) {
			throw new IllegalArgumentException("'bulkmap.memory-limit' must be positive: " + memoryLimit);
		}
	}

}
