package io.bulkmap.autoconfigure;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Growth;
import io.bulkmap.KernelChoice;
import io.bulkmap.MapType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the auto-configured {@link io.bulkmap.BulkMapFactory} and its maps.
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
 * @param maps Maps by name, each of which is a bean of that name.
 * @since 0.1.0
 */
@ConfigurationProperties("bulkmap")
public record BulkMapProperties(@DefaultValue("true") boolean enabled, @DefaultValue("auto") KernelChoice kernel,
		@Nullable DataSize memoryLimit, @DefaultValue("false") boolean leakTracking,
		@Name("native") @DefaultValue NativeCode nativeCode, @DefaultValue Map<String, DeclaredMap> maps) {

	private static final String MEMORY_LIMIT = "bulkmap.memory-limit";

	/**
	 * Creates the properties; the maps are copied.
	 * @throws IllegalArgumentException if one of them is invalid, or if they contradict
	 * each other; the message names them
	 */
	public BulkMapProperties {
		requirePositive(memoryLimit, MEMORY_LIMIT);
		if (nativeCode.required() && kernel == KernelChoice.JAVA) {
			throw NativeCode.contradiction("bulkmap.kernel", "java");
		}
		maps = DeclaredMapNames.withoutAliases(maps);
		for (Map.Entry<String, DeclaredMap> map : maps.entrySet()) {
			DeclaredMapNames.check(map.getKey());
			map.getValue().check(map.getKey(), memoryLimit);
		}
	}

	private static void requirePositive(@Nullable DataSize size, String property) {
		if (size != null && size.toBytes() < 1) {
			throw new InvalidSettingsException("'%s' must be positive: %s".formatted(property, size),
					"Set it to a size such as '512MB', or remove it.", property);
		}
	}

	/**
	 * Native code and where it comes from.
	 *
	 * @param enabled Whether native code may be used. Without it, the Java kernel is the
	 * only one.
	 * @param library Native library to use, installed beforehand; by default, the one in
	 * the jar is written to a directory. It must be the one of this version, and nobody
	 * but its owner, who is the user of the process or root, may be able to write to it.
	 * @param directory Directory that the native library is written to; by default the
	 * cache of the user, or else the directory for temporary files.
	 * @param binding How native kernels are called. With a named binding, the application
	 * does not start where that binding is not available.
	 * @param required Whether the application must not start where the Java kernel would
	 * be the only one.
	 */
	public record NativeCode(@DefaultValue("true") boolean enabled, @Nullable Path library, @Nullable Path directory,
			@DefaultValue("auto") BindingChoice binding, @DefaultValue("false") boolean required) {

		private static final String REQUIRED = "bulkmap.native.required";

		/**
		 * Creates the properties.
		 * @throws IllegalArgumentException if native code is required, but not enabled
		 */
		public NativeCode {
			if (required && !enabled) {
				throw contradiction("bulkmap.native.enabled", "false");
			}
		}

		private static InvalidSettingsException contradiction(String property, String value) {
			return new InvalidSettingsException("'%s' is 'true', but '%s' is '%s'".formatted(REQUIRED, property, value),
					"Remove one of them.", REQUIRED, property);
		}

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

	/**
	 * A map that is created by its properties.
	 *
	 * @param type What the keys and values of the map are.
	 * @param rowBytes Length of a row in bytes, where the type has rows: 1, 2, 4 or a
	 * multiple of 8 up to 256.
	 * @param expectedEntries Number of entries that the map has room for before it grows
	 * for the first time.
	 * @param loadLimit Share of its slots, from 0.25 to 0.75, that may be taken before
	 * the map grows. A smaller one takes more memory and less time.
	 * @param growth How the map grows.
	 * @param partitions Number of tables with a lock each that share the entries, a power
	 * of two; 0 for as many as the expected entries need.
	 * @param singleThread Whether the map belongs to the first thread that uses it, and
	 * so needs no locks.
	 * @param memoryLimit Most off-heap memory that the map may take; by default, only the
	 * limit for all maps together counts.
	 * @param hugePages Whether large tables ask for pages of 2 MiB where the system
	 * offers them.
	 * @param eager Whether the map is created when the application starts, rather than
	 * when it is needed.
	 */
	@ConfigurationPropertiesSource
	public record DeclaredMap(@DefaultValue("long-long") MapType<?> type, @DefaultValue("8") int rowBytes,
			@DefaultValue("0") long expectedEntries, @DefaultValue("0.5") double loadLimit,
			@DefaultValue("incremental") Growth growth, @DefaultValue("0") int partitions,
			@DefaultValue("false") boolean singleThread, @Nullable DataSize memoryLimit,
			@DefaultValue("true") boolean hugePages, @DefaultValue("true") boolean eager) {

		/**
		 * Returns how to create the map.
		 * @return the options
		 */
		BulkMapOptions options() {
			BulkMapOptions options = BulkMapOptions.defaults()
				.withRowBytes(this.rowBytes)
				.withExpectedEntries(this.expectedEntries)
				.withLoadLimit(this.loadLimit)
				.withGrowth(this.growth)
				.withPartitions(this.partitions)
				.withSingleThread(this.singleThread)
				.withHugePages(this.hugePages);
			return (this.memoryLimit != null) ? options.withMemoryLimit(this.memoryLimit.toBytes()) : options;
		}

		private void check(String name, @Nullable DataSize limitOfAll) {
			String memoryLimitProperty = DeclaredMapNames.property(name, "memory-limit");
			String expectedEntriesProperty = DeclaredMapNames.property(name, "expected-entries");
			BulkMapOptions options = BulkMapOptions.defaults();
			checkRange(options::withExpectedEntries, this.expectedEntries, expectedEntriesProperty);
			checkRange(options::withLoadLimit, this.loadLimit, DeclaredMapNames.property(name, "load-limit"));
			checkRange(options::withPartitions, this.partitions, DeclaredMapNames.property(name, "partitions"));
			requirePositive(this.memoryLimit, memoryLimitProperty);
			checkRowBytes(name);
			if (this.memoryLimit != null && limitOfAll != null && this.memoryLimit.compareTo(limitOfAll) > 0) {
				throw new InvalidSettingsException(
						"'%s' is more than '%s', which is for all maps together".formatted(memoryLimitProperty,
								MEMORY_LIMIT),
						"Lower the first or raise the second.", memoryLimitProperty, MEMORY_LIMIT);
			}
			if (this.growth == Growth.NONE && this.expectedEntries == 0) {
				String growthProperty = DeclaredMapNames.property(name, "growth");
				throw new InvalidSettingsException(
						"'%s' is 'none', but '%s' does not say how many entries there will be".formatted(growthProperty,
								expectedEntriesProperty),
						"Set '%s', or let the map grow.".formatted(expectedEntriesProperty), growthProperty,
						expectedEntriesProperty);
			}
		}

		private void checkRowBytes(String name) {
			String property = DeclaredMapNames.property(name, "row-bytes");
			checkRange(BulkMapOptions.defaults()::withRowBytes, this.rowBytes, property);
			if (this.rowBytes != BulkMapOptions.DEFAULT_ROW_BYTES && !this.type.hasRows()) {
				String typeProperty = DeclaredMapNames.property(name, "type");
				throw new InvalidSettingsException(
						"'%s' is '%d', but '%s' is '%s', which has no rows".formatted(property, this.rowBytes,
								typeProperty, this.type),
						"Set '%s' to a type with rows, such as '%s', or remove '%s'.".formatted(typeProperty,
								MapType.LONG_ROW, property),
						property, typeProperty);
			}
		}

		// What is in range, and how to say it, is up to the options.
		private static <T> void checkRange(Consumer<T> option, T value, String property) {
			try {
				option.accept(value);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidSettingsException("'%s' cannot be used: %s".formatted(property, ex.getMessage()),
						"Set it to a value that can be used, or remove it.", property);
			}
		}

	}

}
