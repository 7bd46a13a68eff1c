package io.bulkmap.autoconfigure.metrics;

import java.util.EnumSet;
import java.util.List;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapListener;
import io.bulkmap.BulkOperation;
import io.bulkmap.autoconfigure.BulkMapAutoConfiguration;
import io.bulkmap.metrics.BulkMapMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BulkMapMetricsAutoConfiguration}.
 */
class BulkMapMetricsAutoConfigurationTests {

	private final ApplicationContextRunner withoutRegistry = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(BulkMapMetricsAutoConfiguration.class, BulkMapAutoConfiguration.class));

	private final ApplicationContextRunner contextRunner = this.withoutRegistry
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));

	@Test
	void runShouldHaveMetersOfFactory() {
		this.contextRunner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			BulkMapFactory factory = context.getBean(BulkMapFactory.class);
			factory.longLongMap("populations");
			assertThat(registry.get("bulkmap.factory.memory.used").gauge().value())
				.isEqualTo((double) factory.memoryBytes());
			assertThat(registry.get("bulkmap.factory.memory.limit").gauge().value())
				.isEqualTo((double) factory.memoryLimit());
			assertThat(registry.get("bulkmap.kernel").gauge().getId().getTag("kernel"))
				.isEqualTo(factory.kernel().active().id());
		});
	}

	@Test
	void runShouldHaveMetersOfMaps() {
		this.contextRunner.withUserConfiguration(ListenedFactory.class)
			.withPropertyValues("bulkmap.metrics.sample-every=1")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				context.getBean(BulkMapFactory.class).longLongMap("populations").putAll(new long[] { 1 }, new long[1]);
				assertThat(registry.get("bulkmap.entries").tag("map", "populations").gauge().value()).isEqualTo(1);
				assertThat(registry.get("bulkmap.bulk").tag("operation", "put").timer().count()).isEqualTo(1);
			});
	}

	@Test
	void runWhenBeansAreLazyShouldHaveMetersOnceTheFactoryIsUsed() {
		this.contextRunner.withUserConfiguration(ListenedFactory.class)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(context.getBeanFactory().containsSingleton("listenedFactory")).isFalse();
				context.getBean(BulkMapFactory.class).longLongMap("populations").put(1, 10);
				assertThat(registry.get("bulkmap.entries").gauge().value()).isEqualTo(1);
				assertThat(registry.get("bulkmap.factory.memory.used").gauge().value()).isPositive();
			});
	}

	@Test
	void runWhenBeansAreLazyAndFactoryIsFirstShouldHaveMeters() {
		this.contextRunner.withUserConfiguration(ListenedFactory.class)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				context.getBean(BulkMapFactory.class).longLongMap("populations").put(1, 10);
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("bulkmap.entries").gauge().value()).isEqualTo(1);
				assertThat(registry.get("bulkmap.factory.memory.used").gauge().value()).isPositive();
			});
	}

	@Test
	void runWithPropertiesShouldFollowThem() {
		this.contextRunner.withUserConfiguration(ListenedFactory.class)
			.withPropertyValues("bulkmap.metrics.sample-every=0", "bulkmap.metrics.operations=get,put-if-absent")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				context.getBean(BulkMapFactory.class).longLongMap("populations");
				List<Meter.Id> ids = registry.getMeters().stream().map(Meter::getId).toList();
				assertThat(ids).extracting(Meter.Id::getName)
					.contains("bulkmap.bulk.calls")
					.doesNotContain("bulkmap.bulk", "bulkmap.bulk.keys");
				assertThat(ids).filteredOn((id) -> id.getName().equals("bulkmap.bulk.calls"))
					.extracting((id) -> id.getTag("operation"))
					.containsOnly("get", "put-if-absent");
			});
	}

	@Test
	void propertiesShouldHaveAllOperationsByDefault() {
		this.contextRunner.run((context) -> assertThat(context.getBean(BulkMapMetricsProperties.class))
			.isEqualTo(new BulkMapMetricsProperties(true, BulkMapMetrics.DEFAULT_SAMPLE_EVERY,
					EnumSet.allOf(BulkOperation.class))));
	}

	@Test
	void runWhenSampleEveryIsNegativeShouldFail() {
		this.contextRunner.withPropertyValues("bulkmap.metrics.sample-every=-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("'bulkmap.metrics.sample-every' must not be negative: -1"));
	}

	@Test
	void runWhenThereIsNoRegistryShouldNotHaveMetricsBean() {
		this.withoutRegistry.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
			.doesNotHaveBean(BulkMapMetrics.class));
	}

	@Test
	void runWhenMetricsAreDisabledShouldNotHaveMetricsBean() {
		this.contextRunner.withPropertyValues("bulkmap.metrics.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(BulkMapFactory.class)
				.doesNotHaveBean(BulkMapMetrics.class));
	}

	@Test
	void runWhenBulkmapIsDisabledShouldNotHaveMetricsBean() {
		this.contextRunner.withPropertyValues("bulkmap.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BulkMapMetrics.class));
	}

	@Test
	void runWhenMetricsBeanExistsShouldBackOffAndUseIt() {
		BulkMapMetrics own = new BulkMapMetrics();

		this.contextRunner.withBean("own", BulkMapMetrics.class, () -> own).run((context) -> {
			assertThat(context).getBean(BulkMapMetrics.class).isSameAs(own);
			assertThat(context.getBean(MeterRegistry.class).get("bulkmap.factory.memory.used").gauge().value())
				.isZero();
		});
	}

	@Test
	void runWhenThereAreTwoFactoriesShouldStartWithoutMetricsBean() {
		this.contextRunner.withBean("first", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.withBean("second", BulkMapFactory.class, () -> mock(BulkMapFactory.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BulkMapMetrics.class));
	}

	@Test
	void runWhenPropertyDoesNotExistShouldFail() {
		this.contextRunner.withPropertyValues("bulkmap.metrics.samples-every=1")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(UnboundConfigurationPropertiesException.class)
				.hasStackTraceContaining("[bulkmap.metrics.samples-every]"));
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
