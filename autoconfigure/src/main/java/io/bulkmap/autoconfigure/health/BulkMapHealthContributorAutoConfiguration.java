package io.bulkmap.autoconfigure.health;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.autoconfigure.BulkMapAutoConfiguration;
import io.bulkmap.health.BulkMapHealthIndicator;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.CompositeHealthContributorConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link BulkMapHealthIndicator}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = BulkMapAutoConfiguration.class)
@ConditionalOnClass({ BulkMapFactory.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(BulkMapFactory.class)
@ConditionalOnEnabledHealthIndicator("bulkmap")
@EnableConfigurationProperties(BulkMapHealthProperties.class)
public final class BulkMapHealthContributorAutoConfiguration
		extends CompositeHealthContributorConfiguration<BulkMapHealthIndicator, BulkMapFactory> {

	BulkMapHealthContributorAutoConfiguration(BulkMapHealthProperties properties, Environment environment) {
		super((factory) -> new BulkMapHealthIndicator(factory, properties.memoryThreshold(),
				isNativeRequired(environment)));
	}

	// Named so that the health response says "bulkmap", as every other place does.
	@Bean
	@ConditionalOnMissingBean(name = { "bulkmapHealthIndicator", "bulkmapHealthContributor" })
	HealthContributor bulkmapHealthContributor(ConfigurableListableBeanFactory beanFactory) {
		return createContributor(beanFactory, BulkMapFactory.class);
	}

	// Not from the properties of the factory: there are none if it is the user's own.
	private static boolean isNativeRequired(Environment environment) {
		return environment.getProperty("bulkmap.native.required", Boolean.class, false);
	}

}
