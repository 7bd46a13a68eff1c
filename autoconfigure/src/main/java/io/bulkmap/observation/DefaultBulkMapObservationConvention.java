package io.bulkmap.observation;

import io.bulkmap.observation.BulkMapObservationDocumentation.HighCardinalityKeyNames;
import io.bulkmap.observation.BulkMapObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValues;

/**
 * The convention that is used if there is no other: observations are called
 * {@code bulkmap.call}, and {@code put populations} in traces.
 *
 * @since 0.1.0
 */
public class DefaultBulkMapObservationConvention implements BulkMapObservationConvention {

	@Override
	public String getName() {
		return "bulkmap.call";
	}

	@Override
	public String getContextualName(BulkMapObservationContext context) {
		return context.getOperation().id() + " " + context.getMapName();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(BulkMapObservationContext context) {
		return KeyValues.of(LowCardinalityKeyNames.MAP.withValue(context.getMapName()),
				LowCardinalityKeyNames.OPERATION.withValue(context.getOperation().id()),
				LowCardinalityKeyNames.KERNEL.withValue(context.getKernel().id()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(BulkMapObservationContext context) {
		return KeyValues.of(HighCardinalityKeyNames.KEYS.withValue(String.valueOf(context.getKeys())));
	}

}
