package io.bulkmap.autoconfigure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.bulkmap.MapType;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Ends a start-up with {@code bulkmap.*} properties that do not exist, before any bean is
 * created: a misspelt memory limit would be none. As usual with Spring Boot, environment
 * variables and system properties are not looked at.
 */
class UnknownSettingsCheck implements BeanFactoryPostProcessor {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("bulkmap");

	// Below these, other classes say what exists.
	private static final Set<String> PREFIXES_OF_OTHERS = Set.of("health", "metrics", "observations");

	private final Environment environment;

	UnknownSettingsCheck(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		checkNames();
		Binder.get(this.environment)
			.bindOrCreate("bulkmap", BulkMapProperties.class)
			.maps()
			.forEach((name, map) -> checkMap(name, map.type(), beanFactory));
	}

	// Beans that were written down ahead of time are not registered anew.
	private static void checkMap(String name, MapType<?> type, ConfigurableListableBeanFactory beanFactory) {
		if (!beanFactory.containsBeanDefinition(name)) {
			throw new InvalidSettingsException(
					"Map '%s' is declared, but was not when the application was built".formatted(name),
					"Build the application with the properties that it runs with.", DeclaredMapNames.property(name));
		}
		Class<?> beanType = beanFactory.getType(name, false);
		if (beanType != null && !type.mapClass().isAssignableFrom(beanType)) {
			throw new InvalidSettingsException(
					"Map '%s' is declared as a %s map, but the bean of that name is a %s".formatted(name, type,
							beanType.getSimpleName()),
					"Build the application with the properties that it runs with, and give no other bean this name.",
					DeclaredMapNames.property(name, "type"));
		}
	}

	private void checkNames() {
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			sources.add(source.filter(UnknownSettingsCheck::isOurs));
		}
		KnownNames known = new KnownNames();
		try {
			new Binder(sources, new PropertySourcesPlaceholdersResolver(this.environment)).bind(PREFIX,
					Bindable.of(BulkMapProperties.class),
					new NoUnboundElementsBindHandler(known, new UnboundElementsSourceFilter()));
		}
		catch (BindException ex) {
			if (!(ex.getCause() instanceof UnboundConfigurationPropertiesException unbound)) {
				throw ex;
			}
			List<ConfigurationPropertyName> unknown = unbound.getUnboundProperties()
				.stream()
				.map(ConfigurationProperty::getName)
				.filter(known::lacks)
				.toList();
			if (!unknown.isEmpty()) {
				throw failure(unknown, known);
			}
		}
	}

	private static boolean isOurs(ConfigurationPropertyName name) {
		return !PREFIX.isAncestorOf(name)
				|| !PREFIXES_OF_OTHERS.contains(name.getElement(1, ConfigurationPropertyName.Form.DASHED));
	}

	private static InvalidSettingsException failure(List<ConfigurationPropertyName> unknown, KnownNames known) {
		return new InvalidSettingsException(
				unknown.stream().map("There is no property '%s'"::formatted).collect(Collectors.joining(". ")),
				"Write it as one of those that exist, or remove it:%n%s".formatted(unknown.stream()
					.flatMap((name) -> known.near(name).stream())
					.distinct()
					.map("%n    %s"::formatted)
					.collect(Collectors.joining())),
				unknown.stream().map(ConfigurationPropertyName::toString).toArray(String[]::new));
	}

	/**
	 * The names that were looked for.
	 */
	private static final class KnownNames extends AbstractBindHandler {

		private final Set<ConfigurationPropertyName> names = new HashSet<>();

		KnownNames() {
			PREFIXES_OF_OTHERS.forEach((prefix) -> this.names.add(PREFIX.append(prefix)));
		}

		@Override
		public <T> Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
			this.names.add(name);
			return target;
		}

		// An empty value is none: its property exists, but is not bound.
		boolean lacks(ConfigurationPropertyName name) {
			return !this.names.contains(name);
		}

		/**
		 * Returns the names that share as many elements with an unknown one as any does.
		 */
		List<ConfigurationPropertyName> near(ConfigurationPropertyName unknown) {
			return Stream.iterate(unknown.getParent(), ConfigurationPropertyName::getParent)
				.map((parent) -> this.names.stream().filter(parent::isParentOf).sorted().toList())
				.filter((near) -> !near.isEmpty())
				.findFirst()
				.orElseThrow();
		}

	}

}
