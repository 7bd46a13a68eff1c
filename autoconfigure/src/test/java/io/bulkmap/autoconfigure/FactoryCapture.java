package io.bulkmap.autoconfigure;

import java.util.concurrent.atomic.AtomicReference;

import io.bulkmap.BulkMapFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Keeps the factory of an application context that does not start.
 */
record FactoryCapture(AtomicReference<BulkMapFactory> factory) implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof BulkMapFactory found) {
			this.factory.set(found);
		}
		return bean;
	}

}
