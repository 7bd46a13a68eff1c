package io.bulkmap.autoconfigure.metrics;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.metrics.BulkMapMetrics;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has the factory monitored as soon as there is one. The metrics cannot be given the
 * factory, because the factory is given the metrics; and they must not create it, because
 * beans may be lazy.
 */
class BulkMapFactoryMetricsPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<BulkMapMetrics> metrics;

	BulkMapFactoryMetricsPostProcessor(ObjectProvider<BulkMapMetrics> metrics) {
		this.metrics = metrics;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof BulkMapFactory factory) {
			this.metrics.ifAvailable((available) -> available.monitor(factory));
		}
		return bean;
	}

}
