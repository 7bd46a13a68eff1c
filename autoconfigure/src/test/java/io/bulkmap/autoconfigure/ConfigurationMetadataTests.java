package io.bulkmap.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.bulkmap.BulkOperation;
import io.bulkmap.MapType;
import io.bulkmap.autoconfigure.ConfigurationMetadata.Property;
import io.bulkmap.autoconfigure.ConfigurationMetadata.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Tests of the metadata by which an IDE completes and explains the properties.
 */
class ConfigurationMetadataTests {

	private static final ConfigurationMetadata metadata = new ConfigurationMetadata();

	@Test
	void propertiesShouldBeAllThereAre() {
		assertThat(metadata.properties()).extracting(Property::name)
			.containsExactlyInAnyOrder("bulkmap.enabled", "bulkmap.health.memory-threshold", "bulkmap.kernel",
					"bulkmap.leak-tracking", "bulkmap.memory-limit", "bulkmap.metrics.enabled",
					"bulkmap.metrics.operations", "bulkmap.metrics.sample-every", "bulkmap.observations.enabled",
					"bulkmap.maps.<name>.eager", "bulkmap.maps.<name>.expected-entries", "bulkmap.maps.<name>.growth",
					"bulkmap.maps.<name>.huge-pages", "bulkmap.maps.<name>.load-limit",
					"bulkmap.maps.<name>.memory-limit", "bulkmap.maps.<name>.partitions",
					"bulkmap.maps.<name>.row-bytes", "bulkmap.maps.<name>.single-thread", "bulkmap.maps.<name>.type",
					"bulkmap.native.binding", "bulkmap.native.directory", "bulkmap.native.enabled",
					"bulkmap.native.library", "bulkmap.native.required", "management.endpoint.bulkmap.access",
					"management.endpoint.bulkmap.cache.time-to-live", "management.health.bulkmap.enabled",
					"management.info.bulkmap.enabled");
	}

	@ParameterizedTest
	@MethodSource("properties")
	void propertyShouldHaveADescription(Property property) {
		assertThat(property.description()).isNotBlank().endsWith(".").doesNotContain("{@");
	}

	@ParameterizedTest
	@MethodSource("propertiesOfRecords")
	void propertyShouldHaveTheDefaultThatIsBound(Property property) throws ClassNotFoundException {
		DefaultValue bound = component(property).getAccessor().getAnnotation(DefaultValue.class);

		if (bound != null && bound.value().length == 1) {
			assertThat(property.defaultValue().asString()).isEqualTo(bound.value()[0]);
		}
		else if (property.defaultValue().isMissingNode()) {
			assertThat(property.description()).as("a property without a default says what happens without it")
				.contains("by default");
		}
	}

	@ParameterizedTest
	@MethodSource("propertiesOfEnums")
	void propertyOfAnEnumShouldHaveAHintForEachValue(Property property) {
		assertThat(metadata.values(property.name())).extracting(Value::value)
			.containsExactlyElementsOf(ids(property.enumType().getEnumConstants()));
		assertThat(metadata.values(property.name())).extracting(Value::description)
			.allSatisfy((description) -> assertThat(description).endsWith("."));
	}

	@Test
	void typeOfAMapShouldHaveAHintForEach() {
		assertThat(metadata.values("bulkmap.maps.<name>.type")).extracting(Value::value)
			.containsExactlyElementsOf(MapType.values().stream().map(MapType::id).toList());
		assertThat(metadata.values("bulkmap.maps.<name>.type")).extracting(Value::description)
			.allSatisfy((description) -> assertThat(description).endsWith("."));
	}

	@Test
	void propertiesShouldBeKnownToTheCheckOfUnknownOnes() {
		MockEnvironment environment = new MockEnvironment();
		propertiesOfRecords().forEach((property) -> environment.setProperty(property.name().replace("<name>", "cities"),
				property.defaultValue().asString("")));
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.registerBeanDefinition("cities", new RootBeanDefinition());

		assertThatCode(() -> new UnknownSettingsCheck(environment).postProcessBeanFactory(beanFactory))
			.doesNotThrowAnyException();
	}

	// The only property of a collection: its default is not detected, nor is it here.
	@Test
	void operationsOfMetricsShouldHaveAHintForEach() {
		assertThat(metadata.values("bulkmap.metrics.operations")).extracting(Value::value)
			.containsExactlyElementsOf(Stream.of(BulkOperation.values()).map(BulkOperation::id).toList());
	}

	private static RecordComponent component(Property property) throws ClassNotFoundException {
		String last = property.name().substring(property.group().length() + 1);
		return Arrays.stream(Class.forName(property.sourceType()).getRecordComponents())
			.filter((component) -> last.equals(dashed(component)))
			.findFirst()
			.orElseThrow();
	}

	private static String dashed(RecordComponent component) {
		Name name = component.getAccessor().getAnnotation(Name.class);
		return (name != null) ? name.value()
				: component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	private static List<String> ids(Object[] constants) {
		return Arrays.stream(constants)
			.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.toList();
	}

	private static Stream<Property> properties() {
		return metadata.properties().stream();
	}

	private static Stream<Property> propertiesOfRecords() {
		return properties().filter((property) -> property.name().startsWith("bulkmap."));
	}

	private static Stream<Property> propertiesOfEnums() {
		return propertiesOfRecords().filter((property) -> property.enumType() != null);
	}

}
