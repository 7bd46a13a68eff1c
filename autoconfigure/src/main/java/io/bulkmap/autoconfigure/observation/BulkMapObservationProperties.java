package io.bulkmap.autoconfigure.observation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of observations of bulk calls.
 *
 * @param enabled Whether every bulk call is an observation, for traces. Costs more than
 * the meters.
 * @since 0.1.0
 */
@ConfigurationProperties(prefix = "bulkmap.observations", ignoreUnknownFields = false)
public record BulkMapObservationProperties(@DefaultValue("false") boolean enabled) {

}
