package io.bulkmap.autoconfigure;

import io.bulkmap.autoconfigure.BulkMapProperties.DeclaredMap;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionOverrideException;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers a bean for each map of {@code bulkmap.maps}. The definitions have no code in
 * them, so that Spring can write them down ahead of time.
 */
class DeclaredMapsRegistrar implements ImportBeanDefinitionRegistrar, EnvironmentAware {

	@SuppressWarnings("NullAway.Init")
	private Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		BulkMapProperties properties = Binder.get(this.environment).bindOrCreate("bulkmap", BulkMapProperties.class);
		properties.maps().forEach((name, map) -> register(name, definition(name, map), registry));
	}

	// Even where one definition may override another: a map of this name would be lost.
	private static void register(String name, BeanDefinition definition, BeanDefinitionRegistry registry) {
		if (registry.isBeanNameInUse(name)) {
			throw new BeanDefinitionOverrideException(name, definition, existing(name, registry));
		}
		registry.registerBeanDefinition(name, definition);
	}

	private static BeanDefinition existing(String name, BeanDefinitionRegistry registry) {
		if (registry.containsBeanDefinition(name)) {
			return registry.getBeanDefinition(name);
		}
		RootBeanDefinition existing = new RootBeanDefinition();
		existing.setResourceDescription("code: it is an alias, or was registered as an object");
		return existing;
	}

	private static RootBeanDefinition definition(String name, DeclaredMap map) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(map.type().mapClass());
		definition.setFactoryBeanName(DeclaredMapCreator.BEAN_NAME);
		definition.setFactoryMethodName(DeclaredMapCreator.METHOD_NAME);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
		definition.setResourceDescription(DeclaredMapNames.property(name));
		// By the factory, after all that use the map or the factory.
		definition.setDestroyMethodName("");
		if (!map.eager()) {
			definition.setLazyInit(true);
		}
		return definition;
	}

}
