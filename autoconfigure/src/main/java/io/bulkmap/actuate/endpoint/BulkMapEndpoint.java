package io.bulkmap.actuate.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.bulkmap.BindingAvailability;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.MapStatistics;
import io.bulkmap.OffHeapMap;
import io.bulkmap.OperationStatistics;
import io.bulkmap.ProbeStatistics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.util.Assert;

/**
 * {@link Endpoint @Endpoint} to show the kernels and the maps of a
 * {@link BulkMapFactory}, and, where access is unrestricted, to trim and clear maps and
 * to choose another kernel.
 * <p>
 * On a machine with AVX2, {@code GET /actuator/bulkmap} answers
 *
 * <pre class="code">
 * {
 *   "kernel": { "active": "avx2", "binding": "jni", "choice": "auto" },
 *   "kernels": [
 *     { "isa": "java", "available": true },
 *     { "isa": "neon", "available": false, "cause": "needs a 64-bit Arm processor, this is x86-64" },
 *     { "isa": "sse2", "available": true },
 *     { "isa": "avx2", "available": true }
 *   ],
 *   "bindings": [
 *     { "binding": "jna", "available": true },
 *     { "binding": "jni", "available": true },
 *     { "binding": "ffm", "available": false, "cause": "needs Java 22 or newer, this is 17" }
 *   ],
 *   "libraryAttempts": [
 *     { "location": "/home/app/.cache/bulkmap/libbulkmap-f48e4d638b1d4ef6.so", "loaded": true }
 *   ],
 *   "memory": { "used": 4096, "limit": 1073741824 },
 *   "maps": [
 *     { "name": "populations", "type": "long-long", "size": 3, "capacity": 4, "memory": { "used": 4096 },
 *       "nativeFrom": 6 }
 *   ]
 * }
 * </pre>
 *
 * and {@code GET /actuator/bulkmap/populations} answers
 *
 * <pre class="code">
 * {
 *   "name": "populations", "type": "long-long", "size": 3, "capacity": 4, "slots": 8, "loadFactor": 0.375,
 *   "memory": { "used": 4096 }, "partitions": 1, "growingPartitions": 0, "nativeFrom": 6,
 *   "growths": 0, "movedEntries": 0,
 *   "options": { "expectedEntries": 0, "loadLimit": 0.5, "growth": "incremental", "hugePages": true,
 *     "singleThread": false },
 *   "probes": { "entries": 3, "mean": 1.0, "lengths": [ 3, 0, 0, 0, 0, 0, 0, 0 ] },
 *   "operations": [
 *     { "operation": "get", "nativeCalls": 0, "javaCalls": 0 },
 *     { "operation": "contains", "nativeCalls": 0, "javaCalls": 0 },
 *     { "operation": "put", "nativeCalls": 0, "javaCalls": 1 },
 *     { "operation": "put-if-absent", "nativeCalls": 0, "javaCalls": 0 },
 *     { "operation": "add", "nativeCalls": 0, "javaCalls": 0 },
 *     { "operation": "min", "nativeCalls": 0, "javaCalls": 0 },
 *     { "operation": "max", "nativeCalls": 0, "javaCalls": 0 },
 *     { "operation": "remove", "nativeCalls": 0, "javaCalls": 0 }
 *   ]
 * }
 * </pre>
 *
 * What does not apply is left out: {@code cause} of what is available or loaded,
 * {@code kernel.fallbackCause} unless {@code auto} had to do without a better kernel,
 * {@code kernel.memoryCause} unless a native kernel has to do with direct buffers,
 * {@code memory.limit} of a map that only its factory limits, {@code options.partitions}
 * unless their number was chosen, and {@code probes} of a map for a single thread, whose
 * table nobody else may look at. Hash secrets are never shown.
 *
 * @since 0.1.0
 */
@Endpoint(id = "bulkmap", defaultAccess = Access.READ_ONLY)
public class BulkMapEndpoint {

	private final BulkMapFactory factory;

	/**
	 * Creates an endpoint.
	 * @param factory the factory to show
	 */
	public BulkMapEndpoint(BulkMapFactory factory) {
		Assert.notNull(factory, "'factory' must not be null");
		this.factory = factory;
	}

	/**
	 * Describes the factory as it is now. Takes time proportional to the number of maps,
	 * and waits for writes in progress.
	 * @return the description
	 * @throws IllegalStateException if the factory is closed
	 */
	@ReadOperation
	public BulkMapDescriptor bulkMap() {
		KernelInfo kernel = this.factory.kernel();
		return new BulkMapDescriptor(KernelDescriptor.of(kernel),
				kernel.kernels().stream().map(KernelAvailabilityDescriptor::of).toList(),
				kernel.bindings().stream().map(BindingAvailabilityDescriptor::of).toList(),
				kernel.libraryAttempts().stream().map(LibraryAttemptDescriptor::of).toList(),
				new MemoryDescriptor(this.factory.memoryBytes(), this.factory.memoryLimit()), describeMaps());
	}

	private List<MapDescriptor> describeMaps() {
		List<MapDescriptor> maps = new ArrayList<>();
		for (OffHeapMap map : this.factory.maps()) {
			try {
				maps.add(MapDescriptor.of(map));
			}
			catch (IllegalStateException ex) {
				// Closed since the list was made, so it is no longer one of the maps.
			}
		}
		return maps;
	}

	/**
	 * Describes one map as it is now. Waits for writes in progress, and lets writes wait
	 * for about a millisecond per partition.
	 * @param map name of the map
	 * @return the description; {@code null} if there is no such map
	 * @throws IllegalStateException if the factory is closed
	 */
	@ReadOperation
	public @Nullable MapDetailsDescriptor map(@Selector String map) {
		return this.factory.find(map).map(BulkMapEndpoint::describe).orElse(null);
	}

	private static @Nullable MapDetailsDescriptor describe(OffHeapMap map) {
		try {
			return MapDetailsDescriptor.of(map);
		}
		catch (IllegalStateException ex) {
			// Closed since it was found.
			return null;
		}
	}

	/**
	 * Chooses the kernel that all maps of the factory work with from now on.
	 * @param kernel {@code auto} or the name of an instruction set, such as {@code java}
	 * @return the kernel in use
	 * @throws InvalidEndpointRequestException if there is no kernel of that name
	 * @throws io.bulkmap.KernelUnavailableException if that kernel is not available; the
	 * message says why
	 * @throws IllegalStateException if the factory is closed
	 */
	@WriteOperation
	public KernelDescriptor useKernel(String kernel) {
		return KernelDescriptor.of(this.factory.useKernel(choice(kernel)));
	}

	private static KernelChoice choice(String name) {
		return Arrays.stream(KernelChoice.values())
			.filter((choice) -> name(choice).equals(name))
			.findFirst()
			.orElseThrow(
					() -> unknown("kernel", name, Arrays.stream(KernelChoice.values()).map(BulkMapEndpoint::name)));
	}

	private static String name(KernelChoice choice) {
		return choice.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Trims or clears a map.
	 * @param map name of the map
	 * @param action {@code trim} to give back memory that its entries don't need, or
	 * {@code clear} to remove all of them
	 * @return the description of the map afterwards; {@code null} if there is no such map
	 * @throws InvalidEndpointRequestException if there is no such action
	 * @throws IllegalStateException if the map is for a single thread, which must do it
	 * itself, or if the factory is closed
	 * @throws io.bulkmap.MapCapacityException if there is no memory for the smaller table
	 * beside the large one
	 */
	@WriteOperation
	public @Nullable MapDetailsDescriptor changeMap(@Selector String map, String action) {
		Consumer<OffHeapMap> change = change(action);
		OffHeapMap found = this.factory.find(map).orElse(null);
		if (found == null) {
			return null;
		}
		// Any use would make the map belong to this thread if it belongs to none yet.
		Assert.state(!found.options().singleThread(),
				() -> "Map '%s' is for a single thread, which has to %s it itself".formatted(map, action));
		try {
			change.accept(found);
		}
		catch (IllegalStateException ex) {
			// Closed since it was found.
			return null;
		}
		return describe(found);
	}

	private static Consumer<OffHeapMap> change(String action) {
		return switch (action) {
			case "trim" -> OffHeapMap::trim;
			case "clear" -> OffHeapMap::clear;
			default -> throw unknown("action", action, Stream.of("trim", "clear"));
		};
	}

	private static InvalidEndpointRequestException unknown(String kind, String name, Stream<String> known) {
		String message = "There is no %s '%s', only: %s".formatted(kind, name, known.collect(Collectors.joining(", ")));
		return new InvalidEndpointRequestException(message, message);
	}

	/**
	 * Description of a {@link BulkMapFactory}.
	 *
	 * @param kernel the kernel in use
	 * @param kernels every kernel there is, in order of preference
	 * @param bindings every way to call native kernels, from the slowest to the quickest;
	 * empty when the native library was not loaded
	 * @param libraryAttempts attempts to load the native library, in order
	 * @param memory off-heap memory of all maps
	 * @param maps open maps, in the order of names
	 */
	public record BulkMapDescriptor(KernelDescriptor kernel, List<KernelAvailabilityDescriptor> kernels,
			List<BindingAvailabilityDescriptor> bindings, List<LibraryAttemptDescriptor> libraryAttempts,
			MemoryDescriptor memory, List<MapDescriptor> maps) implements OperationResponseBody {

		/**
		 * Creates the description; the lists are copied.
		 */
		public BulkMapDescriptor {
			kernels = List.copyOf(kernels);
			bindings = List.copyOf(bindings);
			libraryAttempts = List.copyOf(libraryAttempts);
			maps = List.copyOf(maps);
		}

	}

	/**
	 * Description of the kernel in use.
	 *
	 * @param active name of its instruction set
	 * @param binding how it is called
	 * @param choice what the factory was asked for
	 * @param fallbackCause why it is not a better kernel though the best one was asked
	 * for; {@code null} when that is not so
	 * @param memoryCause why its maps lie in direct buffers, though it could have them in
	 * pages of the operating system; {@code null} when that is not so
	 */
	public record KernelDescriptor(String active, String binding, String choice, @Nullable String fallbackCause,
			@Nullable String memoryCause) implements OperationResponseBody {

		private static KernelDescriptor of(KernelInfo kernel) {
			return new KernelDescriptor(kernel.active().id(), kernel.binding().id(),
					BulkMapEndpoint.name(kernel.choice()), kernel.fallbackCause(), kernel.memoryCause());
		}

	}

	/**
	 * Description of one of the kernels there are.
	 *
	 * @param isa name of its instruction set
	 * @param available whether it can be used in this process
	 * @param cause why it cannot be used; {@code null} when it can
	 */
	public record KernelAvailabilityDescriptor(String isa, boolean available, @Nullable String cause) {

		private static KernelAvailabilityDescriptor of(KernelAvailability kernel) {
			return new KernelAvailabilityDescriptor(kernel.isa().id(), kernel.available(), kernel.cause());
		}

	}

	/**
	 * Description of one of the ways to call native kernels.
	 *
	 * @param binding its name
	 * @param available whether it can be used in this process
	 * @param cause why it cannot be used; {@code null} when it can
	 */
	public record BindingAvailabilityDescriptor(String binding, boolean available, @Nullable String cause) {

		private static BindingAvailabilityDescriptor of(BindingAvailability binding) {
			return new BindingAvailabilityDescriptor(binding.binding().id(), binding.available(), binding.cause());
		}

	}

	/**
	 * Description of one attempt to load the native library.
	 *
	 * @param location where the library was to be loaded from
	 * @param loaded whether it was
	 * @param cause why it was not; {@code null} when it was
	 */
	public record LibraryAttemptDescriptor(String location, boolean loaded, @Nullable String cause) {

		private static LibraryAttemptDescriptor of(LibraryAttempt attempt) {
			return new LibraryAttemptDescriptor(attempt.location(), attempt.loaded(), attempt.cause());
		}

	}

	/**
	 * Description of off-heap memory.
	 *
	 * @param used what the maps or the map have been charged with, in bytes
	 * @param limit the most that they may be charged with, in bytes; {@code null} for a
	 * map without a limit of its own
	 */
	public record MemoryDescriptor(long used, @Nullable Long limit) {

		private static MemoryDescriptor of(MapStatistics statistics) {
			long limit = statistics.memoryLimit();
			return new MemoryDescriptor(statistics.memoryBytes(), (limit != Long.MAX_VALUE) ? limit : null);
		}

	}

	/**
	 * Description of one map among others.
	 *
	 * @param name name of the map
	 * @param type what its keys and values are
	 * @param size number of entries
	 * @param capacity entries the map can hold before it grows
	 * @param memory off-heap memory of its tables
	 * @param nativeFrom length of a batch from which on the native kernel is called; 0 if
	 * there is none
	 */
	public record MapDescriptor(String name, String type, long size, long capacity, MemoryDescriptor memory,
			int nativeFrom) {

		private static MapDescriptor of(OffHeapMap map) {
			MapStatistics statistics = map.statistics();
			return new MapDescriptor(map.name(), map.type().id(), statistics.size(), statistics.capacity(),
					MemoryDescriptor.of(statistics), statistics.nativeFrom());
		}

	}

	/**
	 * Description of one map in detail.
	 *
	 * @param name name of the map
	 * @param type what its keys and values are
	 * @param size number of entries
	 * @param capacity entries the map can hold before it grows
	 * @param slots places for entries in all of its tables
	 * @param loadFactor share of the slots that are taken
	 * @param memory off-heap memory of its tables
	 * @param partitions number of tables with a lock each
	 * @param growingPartitions how many of them are moving to another table
	 * @param nativeFrom length of a batch from which on the native kernel is called; 0 if
	 * there is none
	 * @param growths moves to another table that have ended
	 * @param movedEntries entries moved by them, and by those in progress
	 * @param options how the map was created
	 * @param probes how far searches go; {@code null} for a map for a single thread
	 * @param operations bulk calls of every operation
	 */
	public record MapDetailsDescriptor(String name, String type, long size, long capacity, long slots,
			double loadFactor, MemoryDescriptor memory, int partitions, int growingPartitions, int nativeFrom,
			long growths, long movedEntries, OptionsDescriptor options, @Nullable ProbesDescriptor probes,
			List<OperationDescriptor> operations) implements OperationResponseBody {

		/**
		 * Creates the description; the list is copied.
		 */
		public MapDetailsDescriptor {
			operations = List.copyOf(operations);
		}

		private static MapDetailsDescriptor of(OffHeapMap map) {
			MapStatistics statistics = map.statistics();
			BulkMapOptions options = map.options();
			return new MapDetailsDescriptor(map.name(), map.type().id(), statistics.size(), statistics.capacity(),
					statistics.slots(), statistics.loadFactor(), MemoryDescriptor.of(statistics),
					statistics.partitions(), statistics.growingPartitions(), statistics.nativeFrom(),
					statistics.growths(), statistics.movedEntries(), OptionsDescriptor.of(map),
					options.singleThread() ? null : ProbesDescriptor.of(map.probeStatistics()),
					statistics.operations().stream().map(OperationDescriptor::of).toList());
		}

	}

	/**
	 * Description of how a map was created.
	 *
	 * @param expectedEntries how many entries it had room for
	 * @param loadLimit share of slots that may be taken before it grows
	 * @param growth how it grows
	 * @param partitions number of partitions that was chosen; {@code null} if it was left
	 * to the map
	 * @param hugePages whether large tables ask for large pages
	 * @param singleThread whether it belongs to one thread
	 * @param rowBytes length of its rows in bytes; {@code null} if it has none
	 */
	public record OptionsDescriptor(long expectedEntries, double loadLimit, String growth, @Nullable Integer partitions,
			boolean hugePages, boolean singleThread, @Nullable Integer rowBytes) {

		private static OptionsDescriptor of(OffHeapMap map) {
			BulkMapOptions options = map.options();
			int partitions = options.partitions();
			return new OptionsDescriptor(options.expectedEntries(), options.loadLimit(), options.growth().id(),
					(partitions != BulkMapOptions.AUTOMATIC) ? partitions : null, options.hugePages(),
					options.singleThread(), map.type().hasRows() ? options.rowBytes() : null);
		}

	}

	/**
	 * Description of how far searches go.
	 *
	 * @param entries entries that were looked at
	 * @param mean groups that a search for one of them visits, on average
	 * @param lengths how many of them a search finds in the first group, in the second
	 * and so on; the last number is for all further ones
	 */
	public record ProbesDescriptor(long entries, double mean, List<Long> lengths) {

		/**
		 * Creates the description; the list is copied.
		 */
		public ProbesDescriptor {
			lengths = List.copyOf(lengths);
		}

		private static ProbesDescriptor of(ProbeStatistics probes) {
			return new ProbesDescriptor(probes.entries(), probes.mean(), probes.lengths());
		}

	}

	/**
	 * Description of the bulk calls of one operation since the map was created.
	 *
	 * @param operation name of the operation
	 * @param nativeCalls calls that a native kernel ran
	 * @param javaCalls calls that the Java kernel ran
	 */
	public record OperationDescriptor(String operation, long nativeCalls, long javaCalls) {

		private static OperationDescriptor of(OperationStatistics statistics) {
			return new OperationDescriptor(statistics.operation().id(), statistics.nativeCalls(),
					statistics.javaCalls());
		}

	}

}
