package io.bulkmap.map;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapListener;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.jfr.FlightRecorder;
import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.KernelCatalog;
import io.bulkmap.kernel.assembly.NativeKernels;
import io.bulkmap.kernel.assembly.NativeSettings;
import io.bulkmap.memory.DefaultMemoryLimit;
import org.jspecify.annotations.Nullable;

/**
 * The factory: chooses the kernel and keeps the maps by name.
 */
public final class DefaultBulkMapFactory implements BulkMapFactory {

	private static final Logger logger = System.getLogger(BulkMapFactory.class.getName());

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private static final Map<MapType<?>, MapConstructor> CONSTRUCTORS = Map.of(MapType.LONG_LONG,
			OffHeapLongLongBulkMap::new, MapType.LONG_ROW, OffHeapLongRowBulkMap::new, MapType.UUID_LONG,
			OffHeapUuidLongBulkMap::new, MapType.UUID_UUID, OffHeapUuidUuidBulkMap::new, MapType.STRING_LONG,
			OffHeapStringLongBulkMap::new, MapType.BYTES, OffHeapBytesBulkMap::new);

	private final KernelCatalog catalog;

	private final FactoryContext context;

	private volatile KernelInfo info;

	private final Map<String, AbstractOffHeapMap> maps = new TreeMap<>();

	private boolean closed;

	private DefaultBulkMapFactory(KernelChoice choice, KernelCatalog catalog, long memoryLimit, boolean leakTracking,
			Listeners listeners) {
		BulkKernel kernel = catalog.select(choice);
		this.catalog = catalog;
		this.context = new FactoryContext(kernel, memoryLimit, leakTracking, listeners);
		this.info = catalog.describe(choice, kernel);
	}

	/**
	 * Returns a builder.
	 * @return the builder
	 */
	public static BulkMapFactory.Builder builder() {
		return new Builder();
	}

	@Override
	public <M extends OffHeapMap> M map(String name, MapType<M> type) {
		Objects.requireNonNull(type, "'type' must not be null");
		synchronized (this.maps) {
			checkOpen();
			AbstractOffHeapMap map = this.maps.get(checkName(name));
			return (map != null) ? cast(map, type) : create(name, type, BulkMapOptions.defaults());
		}
	}

	@Override
	public <M extends OffHeapMap> M map(String name, MapType<M> type, BulkMapOptions options) {
		Objects.requireNonNull(type, "'type' must not be null");
		Objects.requireNonNull(options, "'options' must not be null");
		checkRowBytes(type, options);
		synchronized (this.maps) {
			checkOpen();
			AbstractOffHeapMap map = this.maps.get(checkName(name));
			if (map == null) {
				return create(name, type, options);
			}
			M existing = cast(map, type);
			if (!map.options().equals(options)) {
				throw new IllegalArgumentException(
						"Map '%s' exists and was created with %s, not with %s".formatted(name, map.options(), options));
			}
			return existing;
		}
	}

	// A length that nothing has says that another type was meant.
	private static void checkRowBytes(MapType<?> type, BulkMapOptions options) {
		if (!type.hasRows() && options.rowBytes() != BulkMapOptions.DEFAULT_ROW_BYTES) {
			throw new IllegalArgumentException("'rowBytes' must be %d for a %s map, which has no rows: %d"
				.formatted(BulkMapOptions.DEFAULT_ROW_BYTES, type, options.rowBytes()));
		}
	}

	@Override
	public Optional<OffHeapMap> find(String name) {
		Objects.requireNonNull(name, "'name' must not be null");
		synchronized (this.maps) {
			checkOpen();
			return Optional.ofNullable(this.maps.get(name));
		}
	}

	@Override
	public <M extends OffHeapMap> Optional<M> find(String name, MapType<M> type) {
		Objects.requireNonNull(type, "'type' must not be null");
		return find(name).map((map) -> cast(map, type));
	}

	private static <M extends OffHeapMap> M cast(OffHeapMap map, MapType<M> type) {
		if (map.type() != type) {
			throw new IllegalArgumentException(
					"Map '%s' is a %s map, not a %s map".formatted(map.name(), map.type(), type));
		}
		return type.mapClass().cast(map);
	}

	@Override
	public List<OffHeapMap> maps() {
		synchronized (this.maps) {
			checkOpen();
			return List.copyOf(this.maps.values());
		}
	}

	@Override
	public KernelInfo kernel() {
		return this.info;
	}

	@Override
	public KernelInfo useKernel(KernelChoice choice) {
		Objects.requireNonNull(choice, "'choice' must not be null");
		synchronized (this.maps) {
			checkOpen();
			BulkKernel kernel = this.catalog.select(choice);
			KernelInfo chosen = this.catalog.describe(choice, kernel);
			this.context.useKernel(kernel);
			this.info = chosen;
			announce(chosen);
			return chosen;
		}
	}

	private void announce(KernelInfo chosen) {
		logger.log(Level.INFO, () -> summary(chosen));
		FlightRecorder.kernelChosen(chosen);
		this.context.listeners().tell((listener) -> listener.kernelChosen(chosen));
	}

	private static String summary(KernelInfo info) {
		String cause = (info.fallbackCause() != null) ? ", because of: " + info.fallbackCause() : "";
		String memoryCause = (info.memoryCause() != null) ? "; direct buffers, because of: " + info.memoryCause() : "";
		return "bulkmap kernel '%s', binding '%s'%s%s%s".formatted(info.active().id(), info.binding().id(), cause,
				memoryCause, library(info));
	}

	// The file, and the places that should have been better; if none could be used, they
	// are in the cause.
	private static String library(KernelInfo info) {
		return info.library()
			.map((file) -> "; library '%s'%s".formatted(file, refused(info.libraryAttempts())))
			.orElse("");
	}

	private static String refused(List<LibraryAttempt> attempts) {
		return attempts.stream()
			.filter((attempt) -> !attempt.loaded())
			.map((attempt) -> ", not '%s', because of: %s".formatted(attempt.location(), attempt.cause()))
			.collect(Collectors.joining());
	}

	@Override
	public long memoryBytes() {
		return this.context.account().used();
	}

	@Override
	public long memoryLimit() {
		return this.context.account().limit();
	}

	// A map takes itself out when it closes, and takes its own lock before that of the
	// factory; so the maps are closed outside of the latter.
	@Override
	public void close() {
		List<OffHeapMap> open;
		synchronized (this.maps) {
			this.closed = true;
			open = List.copyOf(this.maps.values());
		}
		open.forEach(OffHeapMap::close);
	}

	private <M extends OffHeapMap> M create(String name, MapType<M> type, BulkMapOptions options) {
		AbstractOffHeapMap map = constructor(type).create(name, options, this.context, this::forget);
		map.created();
		this.maps.put(name, map);
		this.context.listeners().tell((listener) -> listener.mapCreated(map));
		return type.mapClass().cast(map);
	}

	private static MapConstructor constructor(MapType<?> type) {
		return Objects.requireNonNull(CONSTRUCTORS.get(type), "Every type has a constructor");
	}

	private void forget(OffHeapMap map) {
		synchronized (this.maps) {
			if (this.maps.remove(map.name(), map)) {
				this.context.listeners().tell((listener) -> listener.mapClosed(map));
			}
		}
	}

	private void checkOpen() {
		if (this.closed) {
			throw new IllegalStateException("The factory is closed");
		}
	}

	private static String checkName(String name) {
		Objects.requireNonNull(name, "'name' must not be null");
		if (!NAME.matcher(name).matches()) {
			throw new IllegalArgumentException(
					"Map name '%s' is not 1 to 64 letters, digits, dots, underscores and hyphens".formatted(name));
		}
		return name;
	}

	/**
	 * Creates the maps of one type.
	 */
	@FunctionalInterface
	private interface MapConstructor {

		AbstractOffHeapMap create(String name, BulkMapOptions options, FactoryContext factory,
				Consumer<OffHeapMap> onClose);

	}

	/**
	 * Builds the factory.
	 */
	private static final class Builder implements BulkMapFactory.Builder {

		private KernelChoice choice = KernelChoice.AUTO;

		private BindingChoice bindingChoice = BindingChoice.AUTO;

		private long memoryLimit = DefaultMemoryLimit.bytes();

		private boolean leakTracking;

		private boolean nativeEnabled = true;

		private @Nullable Path nativeLibrary;

		private @Nullable Path nativeDirectory;

		private final List<BulkMapListener> listeners = new ArrayList<>();

		@Override
		public BulkMapFactory.Builder kernel(KernelChoice choice) {
			this.choice = Objects.requireNonNull(choice, "'choice' must not be null");
			return this;
		}

		@Override
		public BulkMapFactory.Builder binding(BindingChoice choice) {
			this.bindingChoice = Objects.requireNonNull(choice, "'choice' must not be null");
			return this;
		}

		@Override
		public BulkMapFactory.Builder memoryLimit(long bytes) {
			if (bytes < 1) {
				throw new IllegalArgumentException("'bytes' must be at least 1: " + bytes);
			}
			this.memoryLimit = bytes;
			return this;
		}

		@Override
		public BulkMapFactory.Builder leakTracking(boolean wanted) {
			this.leakTracking = wanted;
			return this;
		}

		@Override
		public BulkMapFactory.Builder nativeEnabled(boolean enabled) {
			this.nativeEnabled = enabled;
			return this;
		}

		@Override
		public BulkMapFactory.Builder nativeLibrary(Path file) {
			this.nativeLibrary = Objects.requireNonNull(file, "'file' must not be null");
			return this;
		}

		@Override
		public BulkMapFactory.Builder nativeDirectory(Path directory) {
			this.nativeDirectory = Objects.requireNonNull(directory, "'directory' must not be null");
			return this;
		}

		@Override
		public BulkMapFactory.Builder listener(BulkMapListener listener) {
			Objects.requireNonNull(listener, "'listener' must not be null");
			if (this.listeners.size() == Listeners.MAXIMUM) {
				throw new IllegalStateException("There are %d listeners already".formatted(Listeners.MAXIMUM));
			}
			this.listeners.add(listener);
			return this;
		}

		@Override
		public BulkMapFactory build() {
			KernelCatalog catalog = (this.choice == KernelChoice.JAVA)
					? KernelCatalog.javaOnly("not looked for, because the Java kernel was asked for", List.of())
					: NativeKernels.of(new NativeSettings(this.nativeEnabled, this.nativeLibrary, this.nativeDirectory))
						.catalog(this.bindingChoice);
			DefaultBulkMapFactory factory = new DefaultBulkMapFactory(this.choice, catalog, this.memoryLimit,
					this.leakTracking, new Listeners(this.listeners));
			factory.announce(factory.kernel());
			return factory;
		}

	}

}
