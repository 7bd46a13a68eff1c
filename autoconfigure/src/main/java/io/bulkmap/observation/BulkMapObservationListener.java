package io.bulkmap.observation;

import io.bulkmap.BulkMapListener;
import io.bulkmap.BulkOperation;
import io.bulkmap.Isa;
import io.bulkmap.KernelInfo;
import io.bulkmap.OffHeapMap;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * {@link BulkMapListener} that makes an {@link Observation} of every bulk call.
 * <p>
 * Costs some microseconds and a few hundred bytes of heap per call: for finding out where
 * a request spends its time, not for small batches in a loop. A registry can leave calls
 * out with its predicates.
 *
 * @since 0.1.0
 */
public class BulkMapObservationListener implements BulkMapListener {

	private static final BulkMapObservationConvention DEFAULT_CONVENTION = new DefaultBulkMapObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable BulkMapObservationConvention convention;

	private volatile Isa kernel = Isa.JAVA;

	/**
	 * Creates a listener.
	 * @param registry who is told of observations
	 * @param convention decides on names and keys; {@code null} for that of the registry
	 * or the default one
	 */
	public BulkMapObservationListener(ObservationRegistry registry, @Nullable BulkMapObservationConvention convention) {
		Assert.notNull(registry, "'registry' must not be null");
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public void kernelChosen(KernelInfo kernel) {
		this.kernel = kernel.active();
	}

	// The end of the call finds the observation again by its scope: a call begins and
	// ends on one thread, and no other one begins in between.
	@Override
	@SuppressWarnings("MustBeClosed")
	public boolean bulkCallStarted(OffHeapMap map, BulkOperation operation, int keys) {
		Observation observation = BulkMapObservationDocumentation.BULK_CALL.observation(this.convention,
				DEFAULT_CONVENTION, () -> new BulkMapObservationContext(map.name(), operation, keys, this.kernel),
				this.registry);
		if (observation.isNoop()) {
			return false;
		}
		observation.start().openScope();
		return true;
	}

	@Override
	public void bulkCallEnded(OffHeapMap map, BulkOperation operation, int keys, long nanos) {
		end(null);
	}

	@Override
	public void bulkCallFailed(OffHeapMap map, BulkOperation operation, int keys, long nanos, Throwable failure) {
		end(failure);
	}

	private void end(@Nullable Throwable failure) {
		Observation.Scope scope = this.registry.getCurrentObservationScope();
		if (scope == null || !(scope.getCurrentObservation().getContext() instanceof BulkMapObservationContext)) {
			return;
		}
		Observation observation = scope.getCurrentObservation();
		scope.close();
		if (failure != null) {
			observation.error(failure);
		}
		observation.stop();
	}

}
