package io.bulkmap.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.bulkmap.autoconfigure.ConfigurationMetadata.Property;
import io.bulkmap.autoconfigure.ConfigurationMetadata.Value;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the reference in {@code docs/configuration.md} is what the metadata says;
 * with {@code -Dbulkmap.docs.write=true}, makes it so. What is above the marker is
 * written by hand.
 */
class ConfigurationReferenceTests {

	private static final Path FILE = Path.of("../docs/configuration.md");

	private static final String MARKER = "<!-- From here on generated, see CONTRIBUTING.md -->\n";

	private static final Map<String, String> TYPES = Map.of("java.lang.Boolean", "`true` or `false`",
			"java.lang.Double", "number", "java.lang.Integer", "whole number", "java.lang.Long", "whole number",
			"java.nio.file.Path", "file or directory", "java.time.Duration", "duration, such as `10s`",
			"org.springframework.util.unit.DataSize", "size, such as `512MB`");

	private final ConfigurationMetadata metadata = new ConfigurationMetadata();

	@Test
	void referenceShouldBeCurrent() throws IOException {
		String document = Files.readString(FILE);
		assertThat(document).containsOnlyOnce(MARKER);
		String current = document.substring(0, document.indexOf(MARKER)) + MARKER + reference();
		if (Boolean.getBoolean("bulkmap.docs.write")) {
			Files.writeString(FILE, current);
		}

		assertThat(Files.readString(FILE))
			.as("""
					docs/configuration.md does not say what the properties are. Write it anew: ./mvnw -pl native-lib,autoconfigure \
					test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -Dbulkmap.docs.write=true""",
					getClass().getSimpleName())
			.isEqualTo(current);
	}

	private String reference() {
		Map<String, List<Property>> groups = this.metadata.properties()
			.stream()
			.collect(Collectors.groupingBy(Property::group, TreeMap::new, Collectors.toList()));
		StringBuilder reference = new StringBuilder();
		groups.forEach((group, properties) -> {
			reference
				.append("\n## `%s`\n\n| property | type | default | meaning |\n|---|---|---|---|\n".formatted(group));
			properties.forEach((property) -> reference.append(row(property)));
			properties.forEach((property) -> reference.append(values(property)));
		});
		return reference.toString();
	}

	private String row(Property property) {
		String defaultValue = property.defaultValue().isMissingNode() ? "" : "`%s`".formatted(defaultValue(property));
		return "| `%s` | %s | %s | %s |\n".formatted(property.name(), type(property), defaultValue,
				property.description().replace("|", "\\|"));
	}

	private static String defaultValue(Property property) {
		List<String> values = new ArrayList<>();
		property.defaultValue().forEach((value) -> values.add(value.asString()));
		return property.defaultValue().isArray() ? String.join(", ", values) : property.defaultValue().asString();
	}

	private String type(Property property) {
		if (!this.metadata.values(property.name()).isEmpty()) {
			return property.type().startsWith("java.util.") ? "list of [values](#%s)".formatted(anchor(property))
					: "[value](#%s)".formatted(anchor(property));
		}
		return TYPES.getOrDefault(property.type(), "`%s`".formatted(property.type().replaceAll("[a-z.]+\\.", "")));
	}

	private String values(Property property) {
		List<Value> values = this.metadata.values(property.name());
		if (values.isEmpty()) {
			return "";
		}
		return values.stream()
			.map((value) -> "| `%s` | %s |\n".formatted(value.value(), value.description()))
			.collect(Collectors.joining("", "\n<a id=\"%s\"></a>\n\n| `%s` | meaning |\n|---|---|\n"
				.formatted(anchor(property), property.name()), ""));
	}

	private static String anchor(Property property) {
		return property.name().replaceAll("[^a-z]+", "-");
	}

}
