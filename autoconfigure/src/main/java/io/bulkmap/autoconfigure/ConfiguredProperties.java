package io.bulkmap.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Where properties are set, for failure analyses.
 */
final class ConfiguredProperties {

	private final @Nullable Environment environment;

	/**
	 * Creates an instance.
	 * @param environment where properties may be set
	 */
	ConfiguredProperties(@Nullable Environment environment) {
		this.environment = environment;
	}

	/**
	 * Finds a property.
	 * @param name its name, or that of something that it is part of
	 * @return the property, or else the first that is part of it; {@code null} if there
	 * is none
	 */
	@Nullable ConfigurationProperty find(String name) {
		if (this.environment == null) {
			return null;
		}
		ConfigurationPropertyName propertyName = ConfigurationPropertyName.adapt(name, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(propertyName);
			if (property != null) {
				return property;
			}
		}
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty part = findPart(propertyName, source);
			if (part != null) {
				return part;
			}
		}
		return null;
	}

	private static @Nullable ConfigurationProperty findPart(ConfigurationPropertyName name,
			ConfigurationPropertySource source) {
		if (!(source instanceof IterableConfigurationPropertySource iterable)) {
			return null;
		}
		return iterable.stream()
			.filter(name::isAncestorOf)
			.findFirst()
			.map(source::getConfigurationProperty)
			.orElse(null);
	}

	/**
	 * Describes where a property is set.
	 * @param name its name, or that of something that it is part of
	 * @return three indented lines, each with a line break before it; empty if it is not
	 * set
	 */
	String describe(String name) {
		ConfigurationProperty property = find(name);
		if (property == null) {
			return "";
		}
		return "%n    Property: %s%n    Value: \"%s\"%n    Origin: %s".formatted(property.getName(),
				property.getValue(), property.getOrigin());
	}

	/**
	 * Describes where properties are set, and what is wrong with them.
	 * @param names their names
	 * @param reason what is wrong
	 * @return a paragraph for each that is set, and one for the reason, each with an
	 * empty line before it
	 */
	String describe(Iterable<String> names, String reason) {
		StringBuilder description = new StringBuilder();
		for (String name : names) {
			String property = describe(name);
			if (!property.isEmpty()) {
				description.append("%n%s".formatted(property));
			}
		}
		return description.append("%n%n    Reason: %s".formatted(reason)).toString();
	}

}
