package io.bulkmap.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapListener;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.autoconfigure.metrics.BulkMapMetricsAutoConfiguration;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What Prometheus gets from an application with a map that has grown and has had every
 * kind of bulk call.
 */
final class MonitoredApplication {

	private static final Pattern SAMPLE = Pattern.compile("(?m)^(bulkmap_\\w+)(?:\\{(.*)\\})? ");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

	private final List<Meter.Id> meters = new ArrayList<>();

	private String scrape = "";

	/**
	 * Runs the application.
	 * @param properties its properties
	 */
	MonitoredApplication(String... properties) {
		new ApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues("bulkmap.metrics.sample-every=1")
			.withPropertyValues(properties)
			.run((context) -> {
				use(context.getBean(BulkMapFactory.class)
					.longLongMap("populations", BulkMapOptions.defaults().withMemoryLimit(1 << 24)));
				PrometheusMeterRegistry registry = context.getBean(PrometheusMeterRegistry.class);
				registry.getMeters().stream().map(Meter::getId).forEach(this.meters::add);
				this.scrape = registry.scrape();
			});
	}

	private static void use(LongLongBulkMap map) {
		for (int i = 0; i < 10; i++) {
			long[] keys = LongStream.range(1000L * i, 1000L * (i + 1)).toArray();
			map.putAll(keys, keys);
			map.putAllIfAbsent(keys, keys);
			map.addAll(keys, keys);
			map.minAll(keys, keys);
			map.maxAll(keys, keys);
			map.getAll(keys, new long[1000], 0);
			map.containsAll(keys, new boolean[1000]);
			map.removeAll(keys, 0, 10);
		}
	}

	String scrape() {
		return this.scrape;
	}

	/**
	 * Returns what the meters of bulkmap are called in the registry.
	 * @return one of each name
	 */
	List<Meter.Id> meters() {
		Map<String, Meter.Id> byName = new TreeMap<>();
		this.meters.stream()
			.filter((meter) -> meter.getName().startsWith("bulkmap."))
			.forEach((meter) -> byName.put(meter.getName(), meter));
		return List.copyOf(byName.values());
	}

	/**
	 * Returns what Prometheus gets.
	 * @return the labels of each metric
	 */
	Map<String, Set<String>> metrics() {
		Map<String, Set<String>> metrics = new TreeMap<>();
		Matcher sample = SAMPLE.matcher(this.scrape);
		while (sample.find()) {
			Set<String> labels = metrics.computeIfAbsent(sample.group(1), (name) -> new TreeSet<>());
			if (sample.group(2) != null) {
				LABEL.matcher(sample.group(2)).results().forEach((label) -> labels.add(label.group(1)));
			}
		}
		return metrics;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ BulkMapAutoConfiguration.class, BulkMapMetricsAutoConfiguration.class,
			MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
			PrometheusMetricsExportAutoConfiguration.class })
	static class Application {

		@Bean
		BulkMapFactory listenedFactory(ObjectProvider<BulkMapListener> listeners) {
			BulkMapFactory.Builder builder = BulkMapFactory.builder();
			listeners.orderedStream().forEach(builder::listener);
			return builder.build();
		}

	}

}
