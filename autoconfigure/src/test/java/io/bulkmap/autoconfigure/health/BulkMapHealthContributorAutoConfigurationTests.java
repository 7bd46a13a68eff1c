package io.bulkmap.autoconfigure.health;

import java.util.List;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelChoice;
import io.bulkmap.autoconfigure.BulkMapAutoConfiguration;
import io.bulkmap.health.BulkMapHealthIndicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BulkMapHealthContributorAutoConfiguration}.
 */
class BulkMapHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BulkMapHealthContributorAutoConfiguration.class,
				BulkMapAutoConfiguration.class, HealthContributorAutoConfiguration.class));

	@Test
	void runShouldHaveIndicatorBean() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(BulkMapHealthIndicator.class));
	}

	@Test
	void runShouldRegisterContributorAsBulkmap() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(HealthContributorRegistryAutoConfiguration.class))
			.run((context) -> {
				HealthContributor contributor = context.getBean(HealthContributorRegistry.class)
					.getContributor("bulkmap");
				assertThat(contributor).isInstanceOf(BulkMapHealthIndicator.class);
			});
	}

	@Test
	void runWhenKernelIsJavaShouldBeUp() {
		this.contextRunner.withPropertyValues("bulkmap.kernel=java")
			.run((context) -> assertThat(context.getBean(BulkMapHealthIndicator.class).health()).satisfies((health) -> {
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsEntry("kernel", "java").containsEntry("binding", "none");
			}));
	}

	@Test
	void runWhenThresholdIsSetShouldUseIt() {
		this.contextRunner.withPropertyValues("bulkmap.health.memory-threshold=0.0001", "bulkmap.memory-limit=1MB")
			.run((context) -> {
				context.getBean(BulkMapFactory.class).longLongMap("populations");
				assertThat(context.getBean(BulkMapHealthIndicator.class).health().getStatus())
					.isEqualTo(Status.OUT_OF_SERVICE);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "1.1", "NaN" })
	void runWhenThresholdIsNoShareShouldFail(String threshold) {
		this.contextRunner.withPropertyValues("bulkmap.health.memory-threshold=" + threshold)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("'bulkmap.health.memory-threshold' must be above 0 and at most 1"));
	}

	// With a factory of its own: the auto-configured one does not start where there is
	// no native kernel.
	@ParameterizedTest
	@CsvSource({ "true, OUT_OF_SERVICE", "false, UP" })
	void runWhenNativeKernelIsLostShouldTellWhetherItIsRequired(boolean required, String status) {
		this.contextRunner
			.withBean("own", BulkMapFactory.class, () -> BulkMapFactory.builder().kernel(KernelChoice.JAVA).build())
			.withPropertyValues("bulkmap.native.required=" + required)
			.run((context) -> assertThat(
					context.getBean("bulkmapHealthContributor", HealthIndicator.class).health().getStatus().getCode())
				.isEqualTo(status));
	}

	@Test
	void runWhenHealthPropertyIsFalseShouldNotHaveIndicatorBean() {
		this.contextRunner.withPropertyValues("management.health.bulkmap.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.doesNotHaveBean(BulkMapHealthIndicator.class));
	}

	@Test
	void runWhenBulkmapIsDisabledShouldNotHaveIndicatorBean() {
		this.contextRunner.withPropertyValues("bulkmap.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(BulkMapHealthIndicator.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bulkmapHealthIndicator", "bulkmapHealthContributor" })
	void runWhenBeanOfThatNameExistsShouldBackOff(String name) {
		HealthIndicator own = mock(HealthIndicator.class);

		this.contextRunner.withBean(name, HealthIndicator.class, () -> own)
			.run((context) -> assertThat(context).doesNotHaveBean(BulkMapHealthIndicator.class)
				.getBean(name)
				.isSameAs(own));
	}

	@Test
	void runWhenThereAreTwoFactoriesShouldHaveContributorOfBoth() {
		this.contextRunner.withBean("first", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.withBean("second", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.run((context) -> {
				CompositeHealthContributor contributor = context.getBean("bulkmapHealthContributor",
						CompositeHealthContributor.class);
				assertThat(contributor.stream().map(HealthContributors.Entry::name).toList())
					.isEqualTo(List.of("first", "second"));
			});
	}

	@Test
	void runWhenPropertyDoesNotExistShouldFail() {
		this.contextRunner.withPropertyValues("bulkmap.health.memory-treshold=0.9")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(UnboundConfigurationPropertiesException.class)
				.hasStackTraceContaining("[bulkmap.health.memory-treshold]"));
	}

}
