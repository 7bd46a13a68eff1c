package io.bulkmap.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Growth;
import io.bulkmap.Isa;
import io.bulkmap.KernelInfo;
import io.bulkmap.MapStatistics;
import io.bulkmap.OffHeapMap;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.util.Assert;

/**
 * {@link HealthIndicator} for a {@link BulkMapFactory}: up with every kernel, out of
 * service when there is something that a load balancer should know, down only once the
 * factory is closed.
 * <p>
 * It is out of service while the maps use the threshold's share of the factory's memory
 * limit, or a map that may grow does of a limit of its own, because calls that store new
 * keys are about to fail; and, if a native kernel is required, while the Java kernel is
 * in use. All of a limit is used as soon as less than a page is left, because tables take
 * whole pages.
 * <p>
 * Details are {@code kernel}, {@code binding}, the file of the {@code library} if it was
 * loaded, the {@code reason} why a lesser kernel is used, the number of {@code maps} and
 * of {@code entries} in all of them, and the {@code memory} that they have been charged
 * with: {@code used} and {@code limit} in bytes, the {@code share} to three digits, and
 * the {@code threshold}. {@code fullMaps}, if there are any, has entries and memory of
 * the first {@value #MAXIMUM_FULL_MAPS} maps that have reached the threshold of their own
 * limit.
 *
 * @since 0.1.0
 */
public class BulkMapHealthIndicator extends AbstractHealthIndicator {

	/**
	 * The most maps that are mentioned by name.
	 */
	public static final int MAXIMUM_FULL_MAPS = 10;

	private static final int PAGE_SIZE = 4096;

	private final BulkMapFactory factory;

	private final double memoryThreshold;

	private final boolean nativeRequired;

	/**
	 * Creates an indicator that is content with every kernel and with memory that is not
	 * used up.
	 * @param factory the factory to look at
	 */
	public BulkMapHealthIndicator(BulkMapFactory factory) {
		this(factory, 1, false);
	}

	/**
	 * Creates an indicator.
	 * @param factory the factory to look at
	 * @param memoryThreshold share of a memory limit from which on it is out of service:
	 * above 0, at most 1
	 * @param nativeRequired whether it is out of service with the Java kernel
	 * @throws IllegalArgumentException if the share is out of its range
	 */
	public BulkMapHealthIndicator(BulkMapFactory factory, double memoryThreshold, boolean nativeRequired) {
		super("Bulk map health check failed");
		Assert.notNull(factory, "'factory' must not be null");
		Assert.isTrue(memoryThreshold > 0 && memoryThreshold <= 1,
				() -> "'memoryThreshold' must be above 0 and at most 1: " + memoryThreshold);
		this.factory = factory;
		this.memoryThreshold = memoryThreshold;
		this.nativeRequired = nativeRequired;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		describeKernel(builder, this.factory.kernel());
		Map<String, Object> fullMaps = describeMaps(builder);
		describeMemory(builder);
		if (!fullMaps.isEmpty()) {
			builder.outOfService().withDetail("fullMaps", fullMaps);
		}
	}

	private void describeKernel(Health.Builder builder, KernelInfo kernel) {
		builder.withDetail("kernel", kernel.active().id());
		builder.withDetail("binding", kernel.binding().id());
		kernel.library().ifPresent((file) -> builder.withDetail("library", file));
		boolean lost = this.nativeRequired && kernel.active() == Isa.JAVA;
		String cause = kernel.fallbackCause();
		if (cause == null && kernel.active() == Isa.JAVA) {
			cause = "the Java kernel was asked for";
		}
		if (lost) {
			builder.outOfService();
			cause = "a native kernel is required, but " + cause;
		}
		if (cause != null) {
			builder.withDetail("reason", cause);
		}
	}

	private Map<String, Object> describeMaps(Health.Builder builder) {
		Map<String, Object> fullMaps = new LinkedHashMap<>();
		int maps = 0;
		long entries = 0;
		for (OffHeapMap map : this.factory.maps()) {
			try {
				entries += map.size();
				maps++;
				if (fullMaps.size() < MAXIMUM_FULL_MAPS && growsUpToLimit(map.options())) {
					addIfFull(fullMaps, map.name(), map.statistics());
				}
			}
			catch (IllegalStateException ex) {
				// Closed since the list was made, so it is no longer one of the maps.
			}
		}
		builder.withDetail("maps", maps);
		builder.withDetail("entries", entries);
		return fullMaps;
	}

	// One that does not grow has all the memory that it will ever need.
	private static boolean growsUpToLimit(BulkMapOptions options) {
		return options.growth() != Growth.NONE && options.memoryLimit() != Long.MAX_VALUE;
	}

	private void addIfFull(Map<String, Object> fullMaps, String name, MapStatistics statistics) {
		if (isFull(statistics.memoryBytes(), statistics.memoryLimit())) {
			Map<String, Object> details = new LinkedHashMap<>();
			details.put("entries", statistics.size());
			details.put("used", statistics.memoryBytes());
			details.put("limit", statistics.memoryLimit());
			fullMaps.put(name, details);
		}
	}

	private void describeMemory(Health.Builder builder) {
		long used = this.factory.memoryBytes();
		long limit = this.factory.memoryLimit();
		Map<String, Object> memory = new LinkedHashMap<>();
		memory.put("used", used);
		memory.put("limit", limit);
		memory.put("share", Math.round(1000.0 * used / limit) / 1000.0);
		memory.put("threshold", this.memoryThreshold);
		builder.withDetail("memory", memory);
		if (isFull(used, limit)) {
			builder.outOfService();
		}
	}

	private boolean isFull(long used, long limit) {
		return used >= this.memoryThreshold * limit || limit - used < PAGE_SIZE;
	}

}
