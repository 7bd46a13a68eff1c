package io.bulkmap.actuate.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.bulkmap.BindingAvailability;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelInfo;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapStatistics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.util.Assert;

/**
 * {@link Endpoint @Endpoint} to show the kernels and the maps of a
 * {@link BulkMapFactory}.
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
 *   "maps": [
 *     { "name": "populations", "size": 3, "capacity": 896, "memoryBytes": 16384 }
 *   ]
 * }
 * </pre>
 *
 * What does not apply is left out: {@code cause} of what is available or loaded,
 * {@code kernel.fallbackCause} unless {@code auto} had to do without a better kernel, and
 * {@code kernel.memoryCause} unless a native kernel has to do with direct buffers.
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
				kernel.libraryAttempts().stream().map(LibraryAttemptDescriptor::of).toList(), describeMaps());
	}

	private List<MapDescriptor> describeMaps() {
		List<MapDescriptor> maps = new ArrayList<>();
		for (LongLongBulkMap map : this.factory.maps()) {
			try {
				maps.add(MapDescriptor.of(map.name(), map.statistics()));
			}
			catch (IllegalStateException ex) {
				// Closed since the list was made, so it is no longer one of the maps.
			}
		}
		return maps;
	}

	/**
	 * Description of a {@link BulkMapFactory}.
	 *
	 * @param kernel the kernel in use
	 * @param kernels every kernel there is, in order of preference
	 * @param bindings every way to call native kernels, from the slowest to the quickest;
	 * empty when the native library was not loaded
	 * @param libraryAttempts attempts to load the native library, in order
	 * @param maps open maps, in the order of names
	 */
	public record BulkMapDescriptor(KernelDescriptor kernel, List<KernelAvailabilityDescriptor> kernels,
			List<BindingAvailabilityDescriptor> bindings, List<LibraryAttemptDescriptor> libraryAttempts,
			List<MapDescriptor> maps) implements OperationResponseBody {

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
			@Nullable String memoryCause) {

		private static KernelDescriptor of(KernelInfo kernel) {
			return new KernelDescriptor(kernel.active().id(), kernel.binding().id(),
					kernel.choice().name().toLowerCase(Locale.ROOT), kernel.fallbackCause(), kernel.memoryCause());
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
	 * Description of one map.
	 *
	 * @param name name of the map
	 * @param size number of entries
	 * @param capacity entries the map can hold before it grows
	 * @param memoryBytes off-heap memory of the table, in bytes
	 */
	public record MapDescriptor(String name, long size, long capacity, long memoryBytes) {

		private static MapDescriptor of(String name, MapStatistics statistics) {
			return new MapDescriptor(name, statistics.size(), statistics.capacity(), statistics.memoryBytes());
		}

	}

}
