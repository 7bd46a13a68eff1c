package io.bulkmap.autoconfigure;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint;
import io.bulkmap.actuate.endpoint.BulkMapEndpointWebExtension;
import io.bulkmap.actuate.info.BulkMapInfoContributor;
import io.bulkmap.autoconfigure.endpoint.BulkMapEndpointAutoConfiguration;
import io.bulkmap.autoconfigure.health.BulkMapHealthContributorAutoConfiguration;
import io.bulkmap.autoconfigure.info.BulkMapInfoContributorAutoConfiguration;
import io.bulkmap.autoconfigure.metrics.BulkMapMetricsAutoConfiguration;
import io.bulkmap.autoconfigure.observation.BulkMapObservationAutoConfiguration;
import io.bulkmap.health.BulkMapHealthIndicator;
import io.bulkmap.metrics.BulkMapMetrics;
import io.bulkmap.observation.BulkMapObservationListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application starts without what is optional, and has the rest.
 */
class OptionalDependenciesTests {

	private static final String ACTUATOR = "org.springframework.boot.actuate";

	private static final String HEALTH = "org.springframework.boot.health";

	private static final String METRICS = "io.micrometer.core";

	private static final String OBSERVATION = "io.micrometer.observation";

	// AutoConfigurations.of(...) reads annotations by reflection, where nothing is
	// absent.
	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues("management.endpoints.web.exposure.include=bulkmap", "management.info.bulkmap.enabled=true",
				"bulkmap.observations.enabled=true");

	@Test
	void runWhenNothingIsAbsentShouldHaveEverything() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
			.hasSingleBean(BulkMapHealthIndicator.class)
			.hasSingleBean(BulkMapEndpoint.class)
			.hasSingleBean(BulkMapEndpointWebExtension.class)
			.hasSingleBean(BulkMapInfoContributor.class)
			.hasSingleBean(BulkMapMetrics.class)
			.hasSingleBean(BulkMapObservationListener.class));
	}

	@Test
	void runWhenHealthIsAbsentShouldHaveEverythingElse() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(HEALTH))
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.hasSingleBean(BulkMapEndpoint.class)
				.hasSingleBean(BulkMapInfoContributor.class)
				.hasSingleBean(BulkMapMetrics.class)
				.doesNotHaveBean("bulkmapHealthContributor"));
	}

	@Test
	void runWhenActuatorIsAbsentShouldHaveEverythingElse() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(ACTUATOR))
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.hasSingleBean(BulkMapHealthIndicator.class)
				.hasSingleBean(BulkMapMetrics.class)
				.doesNotHaveBean("bulkMapEndpoint")
				.doesNotHaveBean("bulkMapEndpointWebExtension")
				.doesNotHaveBean("bulkMapInfoContributor"));
	}

	@Test
	void runWhenMetricsAreAbsentShouldHaveEverythingElse() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(METRICS))
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.hasSingleBean(BulkMapHealthIndicator.class)
				.hasSingleBean(BulkMapEndpoint.class)
				.hasSingleBean(BulkMapInfoContributor.class)
				.hasSingleBean(BulkMapObservationListener.class)
				.doesNotHaveBean("bulkMapMetrics")
				.doesNotHaveBean("bulkMapFactoryMetricsPostProcessor"));
	}

	@Test
	void runWhenObservationsAreAbsentShouldHaveEverythingElse() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(OBSERVATION))
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.hasSingleBean(BulkMapHealthIndicator.class)
				.hasSingleBean(BulkMapEndpoint.class)
				.hasSingleBean(BulkMapMetrics.class)
				.doesNotHaveBean("bulkMapObservationListener"));
	}

	// Micrometer without what Spring Boot makes of it, as in an application that has a
	// registry of its own.
	@Test
	void runWhenMetricsOfSpringBootAreAbsentShouldHaveMetrics() {
		new ApplicationContextRunner().withUserConfiguration(MetricsOnly.class)
			.withBean(SimpleMeterRegistry.class)
			.withClassLoader(new FilteredClassLoader(ACTUATOR, HEALTH, "org.springframework.boot.micrometer"))
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.hasSingleBean(BulkMapMetrics.class));
	}

	@Test
	void runWhenEverythingIsAbsentShouldHaveFactory() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(ACTUATOR, HEALTH, METRICS, OBSERVATION))
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.doesNotHaveBean("bulkmapHealthContributor")
				.doesNotHaveBean("bulkMapEndpoint")
				.doesNotHaveBean("bulkMapInfoContributor")
				.doesNotHaveBean("bulkMapMetrics")
				.doesNotHaveBean("bulkMapObservationListener"));
	}

	@Test
	void runWhenLibraryIsAbsentShouldHaveNothing() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(BulkMapFactory.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("bulkMapFactory")
				.doesNotHaveBean("bulkmapHealthContributor")
				.doesNotHaveBean("bulkMapEndpoint")
				.doesNotHaveBean("bulkMapInfoContributor")
				.doesNotHaveBean("bulkMapMetrics")
				.doesNotHaveBean("bulkMapObservationListener")
				.doesNotHaveBean(BulkMapProperties.class));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ BulkMapAutoConfiguration.class, BulkMapEndpointAutoConfiguration.class,
			BulkMapHealthContributorAutoConfiguration.class, BulkMapInfoContributorAutoConfiguration.class,
			BulkMapMetricsAutoConfiguration.class, BulkMapObservationAutoConfiguration.class,
			MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
			ObservationAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ BulkMapAutoConfiguration.class, BulkMapMetricsAutoConfiguration.class })
	static class MetricsOnly {

	}

}
