package io.bulkmap.autoconfigure.metrics;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.autoconfigure.BulkMapAutoConfiguration;
import io.bulkmap.metrics.BulkMapMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

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
 * {@link EnableAutoConfiguration Auto-configuration} for {@link BulkMapMetrics}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = BulkMapAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass({ BulkMapFactory.class, MeterRegistry.class })
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnSingleCandidate(BulkMapFactory.class)
@ConditionalOnBooleanProperty(name = "bulkmap.metrics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(BulkMapMetricsProperties.class)
public final class BulkMapMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	BulkMapMetrics bulkMapMetrics(BulkMapMetricsProperties properties) {
		return new BulkMapMetrics(properties.sampleEvery(), properties.operations(), Tags.empty());
	}

	@Bean
	static BulkMapFactoryMetricsPostProcessor bulkMapFactoryMetricsPostProcessor(
			ObjectProvider<BulkMapMetrics> metrics) {
		return new BulkMapFactoryMetricsPostProcessor(metrics);
	}

}
