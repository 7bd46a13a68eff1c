package io.bulkmap.autoconfigure.observation;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapListener;
import io.bulkmap.autoconfigure.BulkMapAutoConfiguration;
import io.bulkmap.observation.BulkMapObservationConvention;
import io.bulkmap.observation.BulkMapObservationListener;
import io.bulkmap.observation.DefaultBulkMapObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BulkMapObservationAutoConfiguration}.
 */
class BulkMapObservationAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BulkMapObservationAutoConfiguration.class,
				BulkMapAutoConfiguration.class, ObservationAutoConfiguration.class));

	private final ApplicationContextRunner enabled = this.contextRunner
		.withPropertyValues("bulkmap.observations.enabled=true");

	@Test
	void runShouldNotHaveListenerBean() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
			.hasSingleBean(ObservationRegistry.class)
			.doesNotHaveBean(BulkMapObservationListener.class));
	}

	@Test
	void runWhenEnabledShouldHaveListenerBean() {
		this.enabled.run((context) -> assertThat(context).hasSingleBean(BulkMapObservationListener.class));
	}

	@Test
	void runWhenThereIsNoRegistryShouldNotHaveListenerBean() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(BulkMapObservationAutoConfiguration.class, BulkMapAutoConfiguration.class))
			.withPropertyValues("bulkmap.observations.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BulkMapObservationListener.class));
	}

	@Test
	void runWhenListenerBeanExistsShouldBackOff() {
		BulkMapObservationListener own = new BulkMapObservationListener(ObservationRegistry.create(), null);

		this.enabled.withBean("own", BulkMapObservationListener.class, () -> own)
			.run((context) -> assertThat(context).getBean(BulkMapObservationListener.class).isSameAs(own));
	}

	@Test
	void runWhenThereAreTwoFactoriesShouldStartWithoutListenerBean() {
		this.enabled.withBean("first", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.withBean("second", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BulkMapObservationListener.class));
	}

	@Test
	void runWhenEnabledShouldObserveBulkCallsOfFactory() {
		TestObservationRegistry registry = TestObservationRegistry.create();

		this.enabled.withUserConfiguration(ListenedFactory.class)
			.withBean(TestObservationRegistry.class, () -> registry)
			.run((context) -> {
				context.getBean(BulkMapFactory.class).longLongMap("populations").putAll(new long[] { 1 }, new long[1]);
				TestObservationRegistryAssert.assertThat(registry)
					.hasSingleObservationThat()
					.hasNameEqualTo("bulkmap.call")
					.hasBeenStopped();
			});
	}

	@Test
	void runWhenConventionBeanExistsShouldFollowIt() {
		TestObservationRegistry registry = TestObservationRegistry.create();

		this.enabled.withUserConfiguration(ListenedFactory.class)
			.withBean(TestObservationRegistry.class, () -> registry)
			.withBean(BulkMapObservationConvention.class, OwnConvention::new)
			.run((context) -> {
				context.getBean(BulkMapFactory.class).longLongMap("populations").putAll(new long[] { 1 }, new long[1]);
				TestObservationRegistryAssert.assertThat(registry).hasSingleObservationThat().hasNameEqualTo("own");
			});
	}

	@Test
	void runWhenBeansAreLazyShouldStartWithMetersOfObservations() {
		this.enabled.withUserConfiguration(ListenedFactory.class)
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				context.getBean(BulkMapFactory.class).longLongMap("populations").putAll(new long[] { 1 }, new long[1]);
				assertThat(context).hasNotFailed();
			});
	}

	static class OwnConvention extends DefaultBulkMapObservationConvention {

		@Override
		public String getName() {
			return "own";
		}

	}

	@Test
	void runWhenPropertyDoesNotExistShouldFail() {
		this.enabled.withPropertyValues("bulkmap.observations.enable=true")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(UnboundConfigurationPropertiesException.class)
				.hasStackTraceContaining("[bulkmap.observations.enable]"));
	}

	@Configuration(proxyBeanMethods = false)
	static class ListenedFactory {

		@Bean
		BulkMapFactory listenedFactory(ObjectProvider<BulkMapListener> listeners) {
			BulkMapFactory.Builder builder = BulkMapFactory.builder();
			listeners.orderedStream().forEach(builder::listener);
			return builder.build();
		}

	}

}
