package io.bulkmap.autoconfigure;

import java.nio.file.Path;

import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelChoice;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
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
 * @param nativeCode Native code and where it comes from.
 * @since 0.1.0
 */
@ConfigurationProperties("bulkmap")
public record BulkMapProperties(@DefaultValue("true") boolean enabled, @DefaultValue("auto") KernelChoice kernel,
		@Nullable DataSize memoryLimit, @DefaultValue("false") boolean leakTracking,
		@Name("native") @DefaultValue NativeCode nativeCode) {

	/**
	 * Creates the properties.
	 * @throws IllegalArgumentException if the memory limit is not positive
	 */
	public BulkMapProperties {
		if (memoryLimit != null && memoryLimit.toBytes() < 1) {
			throw new IllegalArgumentException("'bulkmap.memory-limit' must be positive: " + memoryLimit);
		}
	}

	/**
	 * Native code and where it comes from.
	 *
	 * @param enabled Whether native code may be used. Without it, the Java kernel is the
	 * only one.
	 * @param library Native library to use, installed beforehand. It must be the one of
	 * this version, and nobody but its owner, who is the user of the process or root, may
	 * be able to write to it.
	 * @param directory Directory that the native library is written to; by default the
	 * cache of the user, or else the directory for temporary files.
	 * @param binding How native kernels are called. With a named binding, the application
	 * does not start where that binding is not available.
	 */
	public record NativeCode(@DefaultValue("true") boolean enabled, @Nullable Path library, @Nullable Path directory,
			@DefaultValue("auto") BindingChoice binding) {

		/**
		 * Tells a builder what the properties say.
		 * @param builder the builder
		 * @return the builder
		 */
		BulkMapFactory.Builder applyTo(BulkMapFactory.Builder builder) {
			applyPlaceTo(builder);
			return builder.binding(this.binding);
		}

		/**
		 * Tells a builder where native code comes from, but not how it is to be called.
		 * @param builder the builder
		 */
		void applyPlaceTo(BulkMapFactory.Builder builder) {
			builder.nativeEnabled(this.enabled);
			if (this.library != null) {
				builder.nativeLibrary(this.library);
			}
			if (this.directory != null) {
				builder.nativeDirectory(this.directory);
			}
		}

	}

}
