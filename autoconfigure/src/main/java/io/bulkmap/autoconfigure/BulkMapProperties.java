package io.bulkmap.autoconfigure;

import io.bulkmap.KernelChoice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the auto-configured {@link io.bulkmap.BulkMapFactory}.
 *
 * @param enabled Whether to create a factory of bulk maps.
 * @param kernel Kernel that all maps work with. With a named kernel, the application does
 * not start where that kernel is not available.
 * @since 0.1.0
 */
@ConfigurationProperties("bulkmap")
public record BulkMapProperties(@DefaultValue("true") boolean enabled, @DefaultValue("auto") KernelChoice kernel) {

}
