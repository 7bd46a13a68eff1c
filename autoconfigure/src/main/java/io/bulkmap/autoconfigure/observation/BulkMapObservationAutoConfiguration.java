package io.bulkmap.autoconfigure.observation;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.autoconfigure.BulkMapAutoConfiguration;
import io.bulkmap.observation.BulkMapObservationConvention;
import io.bulkmap.observation.BulkMapObservationListener;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link BulkMapObservationListener}: off by default.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = BulkMapAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass({ BulkMapFactory.class, ObservationRegistry.class })
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnSingleCandidate(BulkMapFactory.class)
@ConditionalOnBooleanProperty("bulkmap.observations.enabled")
@EnableConfigurationProperties(BulkMapObservationProperties.class)
public final class BulkMapObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	BulkMapObservationListener bulkMapObservationListener(ObservationRegistry registry,
			ObjectProvider<BulkMapObservationConvention> convention) {
		return new BulkMapObservationListener(registry, convention.getIfAvailable());
	}

}
