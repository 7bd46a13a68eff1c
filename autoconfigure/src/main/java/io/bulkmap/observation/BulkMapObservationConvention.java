package io.bulkmap.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * {@link ObservationConvention} for bulk calls: decides on the names and keys of their
 * observations.
 *
 * @since 0.1.0
 */
public interface BulkMapObservationConvention extends ObservationConvention<BulkMapObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof BulkMapObservationContext;
	}

}
