package io.bulkmap.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;

/**
 * The metadata of this module's properties, with those of each named thing, such as
 * {@code bulkmap.maps.<name>.partitions}, which Spring Boot keeps in files of their own.
 */
final class ConfigurationMetadata {

	private static final Pattern NAMED = Pattern.compile("java\\.util\\.Map<java\\.lang\\.String,(.+)>");

	private final List<Property> properties = new ArrayList<>();

	private final Map<String, List<Value>> hints = new TreeMap<>();

	ConfigurationMetadata() {
		read("META-INF/spring-configuration-metadata.json", "");
		this.properties.sort(Comparator.comparing(Property::name));
	}

	private void read(String file, String prefix) {
		JsonNode metadata = json(file);
		for (JsonNode property : metadata.get("properties")) {
			String name = prefix + property.get("name").asString();
			String type = property.get("type").asString();
			Matcher named = NAMED.matcher(type);
			if (named.matches()) {
				read("META-INF/spring/configuration-metadata/%s.json".formatted(named.group(1)), name + ".<name>.");
			}
			else {
				this.properties.add(new Property(name, type, text(property, "description"),
						property.path("defaultValue"), text(property, "sourceType")));
			}
		}
		for (JsonNode hint : metadata.get("hints")) {
			List<Value> values = new ArrayList<>();
			hint.get("values")
				.forEach((value) -> values.add(new Value(value.get("value").asString(), text(value, "description"))));
			this.hints.put(prefix + hint.get("name").asString(), values);
		}
	}

	private static @Nullable String text(JsonNode node, String name) {
		return node.has(name) ? node.get(name).asString() : null;
	}

	private static JsonNode json(String file) {
		URL classes = BulkMapProperties.class.getProtectionDomain().getCodeSource().getLocation();
		try {
			Resource metadata = new UrlResource(classes).createRelative(file);
			return JsonMapper.builder().build().readTree(metadata.getContentAsByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns all properties in the order of names. */
	List<Property> properties() {
		return this.properties;
	}

	/** Returns the values that a property may have; none if they are not listed. */
	List<Value> values(String property) {
		return this.hints.getOrDefault(property, List.of());
	}

	record Property(String name, String type, @Nullable String description, JsonNode defaultValue,
			@Nullable String sourceType) {

		/** Returns the name of what the property is a part of. */
		String group() {
			return this.name.substring(0, this.name.lastIndexOf('.'));
		}

		/** Returns the enum that is the type, or that of elements; null if it is none. */
		@Nullable Class<?> enumType() {
			String element = this.type.replaceFirst("java\\.util\\.(?:List|Set)<(.+)>", "$1").replaceFirst("<.*>", "");
			try {
				Class<?> type = Class.forName(element);
				return type.isEnum() ? type : null;
			}
			catch (ClassNotFoundException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	record Value(String value, @Nullable String description) {
	}

}
