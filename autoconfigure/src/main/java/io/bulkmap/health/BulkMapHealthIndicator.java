package io.bulkmap.health;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.Isa;
import io.bulkmap.KernelInfo;
import io.bulkmap.LongLongBulkMap;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.util.Assert;

/**
 * {@link HealthIndicator} for a {@link BulkMapFactory}: up with every kernel, down only
 * once the factory is closed.
 * <p>
 * Details are {@code kernel}, {@code binding}, the file of the {@code library} if it was
 * loaded, the number of {@code maps} and of {@code entries} in all of them and, with the
 * Java kernel, the {@code reason} why that one is used.
 *
 * @since 0.1.0
 */
public class BulkMapHealthIndicator extends AbstractHealthIndicator {

	private final BulkMapFactory factory;

	/**
	 * Creates an indicator.
	 * @param factory the factory to look at
	 */
	public BulkMapHealthIndicator(BulkMapFactory factory) {
		super("Bulk map health check failed");
		Assert.notNull(factory, "'factory' must not be null");
		this.factory = factory;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		describeKernel(builder, this.factory.kernel());
		describeMaps(builder);
		builder.up();
	}

	private void describeKernel(Health.Builder builder, KernelInfo kernel) {
		builder.withDetail("kernel", kernel.active().id());
		builder.withDetail("binding", kernel.binding().id());
		kernel.library().ifPresent((file) -> builder.withDetail("library", file));
		String cause = kernel.fallbackCause();
		if (cause != null) {
			builder.withDetail("reason", cause);
		}
		else if (kernel.active() == Isa.JAVA) {
			builder.withDetail("reason", "the Java kernel was asked for");
		}
	}

	private void describeMaps(Health.Builder builder) {
		int maps = 0;
		long entries = 0;
		for (LongLongBulkMap map : this.factory.maps()) {
			try {
				entries += map.size();
				maps++;
			}
			catch (IllegalStateException ex) {
				// Closed since the list was made, so it is no longer one of the maps.
			}
		}
		builder.withDetail("maps", maps);
		builder.withDetail("entries", entries);
	}

}
