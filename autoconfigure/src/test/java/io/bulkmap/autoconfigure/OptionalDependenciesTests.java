package io.bulkmap.autoconfigure;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.actuate.endpoint.BulkMapEndpoint;
import io.bulkmap.autoconfigure.endpoint.BulkMapEndpointAutoConfiguration;
import io.bulkmap.autoconfigure.health.BulkMapHealthContributorAutoConfiguration;
import io.bulkmap.health.BulkMapHealthIndicator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
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

	// AutoConfigurations.of(...) reads annotations by reflection, where nothing is
	// absent.
	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues("management.endpoints.web.exposure.include=bulkmap");

	@Test
	void runWhenNothingIsAbsentShouldHaveEverything() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
			.hasSingleBean(BulkMapHealthIndicator.class)
			.hasSingleBean(BulkMapEndpoint.class));
	}

	@Test
	void runWhenHealthIsAbsentShouldHaveEverythingElse() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(HEALTH))
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.hasSingleBean(BulkMapEndpoint.class)
				.doesNotHaveBean("bulkmapHealthContributor"));
	}

	@Test
	void runWhenActuatorIsAbsentShouldHaveEverythingElse() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(ACTUATOR))
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.hasSingleBean(BulkMapHealthIndicator.class)
				.doesNotHaveBean("bulkMapEndpoint"));
	}

	@Test
	void runWhenActuatorAndHealthAreAbsentShouldHaveFactory() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(ACTUATOR, HEALTH))
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.doesNotHaveBean("bulkmapHealthContributor")
				.doesNotHaveBean("bulkMapEndpoint"));
	}

	@Test
	void runWhenLibraryIsAbsentShouldHaveNothing() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(BulkMapFactory.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("bulkMapFactory")
				.doesNotHaveBean("bulkmapHealthContributor")
				.doesNotHaveBean("bulkMapEndpoint")
				.doesNotHaveBean(BulkMapProperties.class));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ BulkMapAutoConfiguration.class, BulkMapEndpointAutoConfiguration.class,
			BulkMapHealthContributorAutoConfiguration.class })
	static class Application {

	}

}
