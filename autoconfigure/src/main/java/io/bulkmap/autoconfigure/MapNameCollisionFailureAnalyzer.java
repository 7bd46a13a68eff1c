package io.bulkmap.autoconfigure;

import java.util.List;
import java.util.Map;

import io.bulkmap.autoconfigure.BulkMapProperties.DeclaredMap;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanDefinitionStoreException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionOverrideException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Analyses a start-up that failed because a map of {@code bulkmap.maps} has the name of
 * another bean: says which, and where both come from.
 */
// Before the analysis of Spring Boot, which recommends that one overrides the other.
@Order(Ordered.HIGHEST_PRECEDENCE)
class MapNameCollisionFailureAnalyzer extends AbstractFailureAnalyzer<BeanDefinitionStoreException> {

	private final @Nullable Environment environment;

	MapNameCollisionFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanDefinitionStoreException cause) {
		String name = cause.getBeanName();
		DeclaredMap map = (name != null) ? declaredMaps().get(name) : null;
		if (name == null || map == null) {
			return null;
		}
		String property = DeclaredMapNames.property(name);
		return new FailureAnalysis(
				"A map of '%s' has the name of another bean:%s".formatted(DeclaredMapNames.PREFIX,
						new ConfiguredProperties(this.environment).describe(List.of(property),
								"Bean '%s' is defined in %s".formatted(name, origin(cause, property)))),
				"""
						Rename the map or the bean. If the bean is meant to be this map, remove it: '%s' makes it already, and \
						a parameter of type %s with @Qualifier("%s") gets it."""
					.formatted(property, map.type().mapClass().getSimpleName(), name),
				cause);
	}

	private Map<String, DeclaredMap> declaredMaps() {
		return (this.environment != null) ? Binder.get(this.environment)
			.bind(DeclaredMapNames.PREFIX, Bindable.mapOf(String.class, DeclaredMap.class))
			.orElse(Map.of()) : Map.of();
	}

	// Whichever came first: the other one is not the map.
	private static @Nullable String origin(BeanDefinitionStoreException cause, String property) {
		if (cause instanceof BeanDefinitionOverrideException override) {
			BeanDefinition existing = override.getExistingDefinition();
			boolean mapIsFirst = property.equals(existing.getResourceDescription());
			return (mapIsFirst ? override.getBeanDefinition() : existing).getResourceDescription();
		}
		return cause.getResourceDescription();
	}

}
