package io.bulkmap.autoconfigure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.bulkmap.BindingChoice;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Growth;
import io.bulkmap.KernelChoice;
import io.bulkmap.MapType;
import io.bulkmap.autoconfigure.BulkMapProperties.DeclaredMap;
import io.bulkmap.autoconfigure.BulkMapProperties.NativeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link BulkMapProperties}.
 */
class BulkMapPropertiesTests {

	private static final NativeCode NATIVE = new NativeCode(true, null, null, BindingChoice.AUTO, false);

	private static final DeclaredMap DEFAULT_MAP = new DeclaredMap(MapType.LONG_LONG, 8, 0, 0.5, Growth.INCREMENTAL, 0,
			false, null, true, true);

	@Test
	void bindWhenNothingIsSetShouldUseDefaults() {
		assertThat(bind(Map.of())).isEqualTo(defaultsWith(KernelChoice.AUTO));
	}

	@Test
	void bindWhenEverythingIsSetShouldUseValues() {
		Map<String, String> values = Map.of("bulkmap.enabled", "false", "bulkmap.kernel", "avx2",
				"bulkmap.memory-limit", "3GB", "bulkmap.leak-tracking", "true", "bulkmap.native.enabled", "true",
				"bulkmap.native.library", "/opt/libbulkmap.so", "bulkmap.native.directory", "/var/cache/app",
				"bulkmap.native.binding", "jni", "bulkmap.native.required", "true", "bulkmap.maps.cities.partitions",
				"8");

		assertThat(bind(values))
			.isEqualTo(new BulkMapProperties(false, KernelChoice.AVX2, DataSize.ofGigabytes(3), true,
					new NativeCode(true, Path.of("/opt/libbulkmap.so"), Path.of("/var/cache/app"), BindingChoice.JNI,
							true),
					Map.of("cities", new DeclaredMap(MapType.LONG_LONG, 8, 0, 0.5, Growth.INCREMENTAL, 8, false, null,
							true, true))));
	}

	@Test
	void bindWhenEverythingOfAMapIsSetShouldUseValues() {
		Map<String, String> values = Map.of("type", "long-long", "expected-entries", "1000000", "load-limit", "0.75",
				"growth", "at-once", "partitions", "16", "single-thread", "true", "memory-limit", "64MB", "huge-pages",
				"false", "eager", "false");
		Map<String, String> properties = new HashMap<>();
		values.forEach((setting, value) -> properties.put("bulkmap.maps.cities." + setting, value));

		DeclaredMap map = bind(properties).maps().get("cities");

		assertThat(map).isEqualTo(new DeclaredMap(MapType.LONG_LONG, 8, 1_000_000, 0.75, Growth.AT_ONCE, 16, true,
				DataSize.ofMegabytes(64), false, false));
		assertThat(map.options())
			.isEqualTo(new BulkMapOptions(1_000_000, 0.75, Growth.AT_ONCE, 16, 64L << 20, false, true, null, 8));
	}

	@Test
	void optionsWhenNothingIsSetShouldBeTheDefaultsOfTheLibrary() {
		assertThat(DEFAULT_MAP.options()).isEqualTo(BulkMapOptions.defaults());
	}

	@ParameterizedTest
	@ValueSource(strings = { "long-long", "LONG_LONG", "longLong" })
	void bindShouldReadTheTypeOfAMapInAnyForm(String type) {
		assertThat(bind(Map.of("bulkmap.maps.cities.type", type)).maps()).isEqualTo(Map.of("cities", DEFAULT_MAP));
		assertThat(bindVariables(Map.of("BULKMAP_MAPS_CITIES_TYPE", type)).maps())
			.isEqualTo(Map.of("cities", DEFAULT_MAP));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 8, 256 })
	void bindShouldReadTheLengthOfRows(int bytes) {
		DeclaredMap map = bind(Map.of("bulkmap.maps.features.type", "long-row", "bulkmap.maps.features.row-bytes",
				String.valueOf(bytes)))
			.maps()
			.get("features");

		assertThat(map.type()).isSameAs(MapType.LONG_ROW);
		assertThat(map.options()).isEqualTo(BulkMapOptions.defaults().withRowBytes(bytes));
	}

	@Test
	void bindWhenTheTypeOfAMapIsUnknownShouldFailAndNameThoseThereAre() {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> bind(Map.of("bulkmap.maps.cities.type", "dictionary")))
			.havingRootCause()
			.isInstanceOf(IllegalArgumentException.class)
			.withMessageStartingWith("There is no map type 'dictionary', only: long-long");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1B" })
	void bindWhenTheMemoryLimitIsNotPositiveShouldFail(String limit) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(Map.of("bulkmap.memory-limit", limit)))
			.havingRootCause()
			.withMessageStartingWith("'bulkmap.memory-limit' must be positive: ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					expected-entries | -1  | cannot be used: 'expectedEntries' must not be negative: -1
					load-limit       | 0.2 | cannot be used: 'loadLimit' must be from 0.25 to 0.75: 0.2
					load-limit       | NaN | cannot be used: 'loadLimit' must be from 0.25 to 0.75: NaN
					row-bytes        | 12  | cannot be used: 'rowBytes' must be 1, 2, 4 or a multiple of 8 from 8 to 256: 12
					row-bytes        | 16  | is '16', but 'bulkmap.maps.cities.type' is 'long-long', which has no rows
					partitions       | 3   | cannot be used: 'partitions' must be a power of two from 1 to 4096, or 0: 3
					memory-limit     | 0   | must be positive: 0B
					memory-limit     | -1B | must be positive: -1B
					growth           | none | is 'none', but 'bulkmap.maps.cities.expected-entries' does not say how many entries there will be
					""")
	void bindWhenASettingOfAMapIsInvalidShouldFail(String setting, String value, String message) {
		String property = "bulkmap.maps.cities." + setting;

		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(Map.of(property, value)))
			.havingRootCause()
			.withMessage("'%s' %s", property, message);
	}

	@Test
	void bindWhenTheLimitOfAMapIsTheLimitOfAllShouldNotMindIt() {
		BulkMapProperties properties = bind(Map.of("bulkmap.memory-limit", "1GB", "bulkmap.maps.a.memory-limit",
				"1024MB", "bulkmap.maps.b.memory-limit", "1GB"));

		assertThat(properties.maps()).containsOnlyKeys("a", "b");
	}

	@Test
	void bindWhenTheLimitOfAMapIsMoreThanTheLimitOfAllShouldFail() {
		Map<String, String> values = Map.of("bulkmap.memory-limit", "1GB", "bulkmap.maps.cities.memory-limit",
				"1025MB");

		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(values))
			.havingRootCause()
			.withMessage("'bulkmap.maps.cities.memory-limit' is more than 'bulkmap.memory-limit', which is for all "
					+ "maps together");
	}

	@ParameterizedTest
	@CsvSource({ "bulkmap.native.enabled, false", "bulkmap.kernel, java" })
	void bindWhenNativeCodeIsRequiredAndRuledOutShouldFail(String property, String value) {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> bind(Map.of("bulkmap.native.required", "true", property, value)))
			.havingRootCause()
			.withMessage("'bulkmap.native.required' is 'true', but '%s' is '%s'", property, value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cities", "user-ids", "userIds", "UPPER", "7", "-", "_a_", "a.b",
			"0123456789012345678901234567890123456789012345678901234567890123" })
	void bindWhenTheNameOfAMapIsOneForTheFactoryShouldHaveTheMap(String name) {
		try (BulkMapFactory factory = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build()) {
			factory.longLongMap(name).close();
		}

		assertThat(bind(Map.of("bulkmap.maps[" + name + "].type", "long-long")).maps())
			.isEqualTo(Map.of(name, DEFAULT_MAP));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "städte", "a/b", "a:b",
			"01234567890123456789012345678901234567890123456789012345678901234" })
	void bindWhenTheNameOfAMapIsNoneForTheFactoryShouldFailAsTheFactoryWould(String name) {
		try (BulkMapFactory factory = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build()) {
			String message = catchThrowableOfType(IllegalArgumentException.class, () -> factory.longLongMap(name))
				.getMessage();

			assertThatExceptionOfType(BindException.class)
				.isThrownBy(() -> bind(Map.of("bulkmap.maps[" + name + "].type", "long-long")))
				.havingRootCause()
				.withMessage(message);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "user-ids", "userIds", "userids" })
	void bindWhenAVariableOverridesASettingOfAMapShouldHaveTheMapOnce(String name) {
		StandardEnvironment environment = environment(Map.of("BULKMAP_MAPS_USERIDS_MEMORYLIMIT", "2MB"));
		environment.getPropertySources()
			.addLast(new MapPropertySource("file", Map.of("bulkmap.maps." + name + ".memory-limit", "1MB",
					"bulkmap.maps." + name + ".partitions", "4")));

		assertThat(bind(environment).maps()).isEqualTo(Map.of(name, new DeclaredMap(MapType.LONG_LONG, 8, 0, 0.5,
				Growth.INCREMENTAL, 4, false, DataSize.ofMegabytes(2), true, true)));
	}

	@Test
	void bindWhenTheNameOfAMapIsThereInTwoFormsShouldFail() {
		Map<String, String> values = Map.of("bulkmap.maps.user-ids.partitions", "4", "bulkmap.maps.userIds.eager",
				"false");

		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(values))
			.havingRootCause()
			.withMessageMatching("Map names '(user-ids|userIds)' and '(user-ids|userIds)' are two forms of one");
	}

	// Spring Boot reads the variable as bulkmap.kernel.limit, which is below a value.
	@Test
	void bindWhenTheVariableOfTheKernelLimitIsSetShouldNotMindIt() {
		Map<String, Object> variables = Map.of("BULKMAP_KERNEL_LIMIT", "avx2");

		assertThat(bindVariables(variables)).isEqualTo(defaultsWith(KernelChoice.AUTO));
	}

	@Test
	void bindWhenTheVariableOfTheKernelLimitIsSetShouldStillFindTheKernel() {
		Map<String, Object> variables = Map.of("BULKMAP_KERNEL_LIMIT", "avx2", "BULKMAP_KERNEL", "neon");

		assertThat(bindVariables(variables)).isEqualTo(defaultsWith(KernelChoice.NEON));
	}

	private static BulkMapProperties defaultsWith(KernelChoice kernel) {
		return new BulkMapProperties(true, kernel, null, false, NATIVE, Map.of());
	}

	private BulkMapProperties bindVariables(Map<String, Object> variables) {
		return bind(environment(variables));
	}

	private static StandardEnvironment environment(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		return environment;
	}

	private BulkMapProperties bind(StandardEnvironment environment) {
		return Binder.get(environment).bindOrCreate("bulkmap", BulkMapProperties.class);
	}

	private BulkMapProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("bulkmap", BulkMapProperties.class);
	}

}
