package io.bulkmap.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelAvailability;
import io.bulkmap.MapCapacityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of what a user reads when an application does not start because of its
 * {@code bulkmap.*} properties.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartUpFailureTests {

	@Test
	void runWhenKernelIsUnknownShouldPrintPropertyValueOriginAndValidValues(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> run("--spring.config.location=classpath:/io/bulkmap/autoconfigure/unknown-kernel.yaml"));

		assertThat(analysisIn(output)).isEqualToNormalizingNewlines(
				"""
						Description:

						Failed to bind properties under 'bulkmap.kernel' to io.bulkmap.KernelChoice:

						    Property: bulkmap.kernel
						    Value: "avx3"
						    Origin: class path resource [io/bulkmap/autoconfigure/unknown-kernel.yaml] - 2:11
						    Reason: failed to convert java.lang.String to @org.springframework.boot.context.properties.bind.DefaultValue io.bulkmap.KernelChoice (caused by java.lang.IllegalArgumentException: No enum constant io.bulkmap.KernelChoice.avx3)

						Action:

						Update your application's configuration. The following values are valid:

						    AUTO
						    AVX2
						    JAVA
						    NEON
						    SSE2""");
	}

	@Test
	void runWhenKernelIsUnavailableShouldPrintReasonAndAvailableKernels(CapturedOutput output) {
		KernelAvailability kernel = KernelsOfThisMachine.ofAnotherArchitecture();

		assertThatException().isThrownBy(() -> run("--bulkmap.kernel=" + kernel.isa().id()));

		assertThat(analysisIn(output)).isEqualToNormalizingNewlines("""
				Description:

				Kernel '%1$s' is not available:

				    Property: bulkmap.kernel
				    Value: "%1$s"
				    Origin: "bulkmap.kernel" from property source "commandLineArgs"
				    Reason: %2$s

				Action:

				Set 'bulkmap.kernel' to 'auto', which takes the best available kernel, or to one that is available:

				%3$s""".formatted(kernel.isa().id(), kernel.cause(), availableKernels()));
	}

	@Test
	void runWhenSizeIsInvalidShouldPrintPropertyAndWhatToSet(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--bulkmap.maps.cities.memory-limit=0MB"));

		assertThat(analysisIn(output)).isEqualToNormalizingNewlines("""
				Description:

				Settings of bulkmap cannot be used:

				    Property: bulkmap.maps.cities.memory-limit
				    Value: "0MB"
				    Origin: "bulkmap.maps.cities.memory-limit" from property source "commandLineArgs"

				    Reason: 'bulkmap.maps.cities.memory-limit' must be positive: 0B

				Action:

				Set it to a size such as '512MB', or remove it.""");
	}

	@Test
	void runWhenLimitsContradictShouldPrintBothWithTheirOrigins(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> run("--spring.config.location=classpath:/io/bulkmap/autoconfigure/contradictory-limits.yaml"));

		assertThat(analysisIn(output)).isEqualToNormalizingNewlines(
				"""
						Description:

						Settings of bulkmap cannot be used:

						    Property: bulkmap.maps.cities.memory-limit
						    Value: "2GB"
						    Origin: class path resource [io/bulkmap/autoconfigure/contradictory-limits.yaml] - 5:21

						    Property: bulkmap.memory-limit
						    Value: "1GB"
						    Origin: class path resource [io/bulkmap/autoconfigure/contradictory-limits.yaml] - 2:17

						    Reason: 'bulkmap.maps.cities.memory-limit' is more than 'bulkmap.memory-limit', which is for all maps together

						Action:

						Lower the first or raise the second.""");
	}

	@Test
	void runWhenNativeCodeIsRequiredAndDisabledShouldPrintBoth(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--bulkmap.native.required=true", "--bulkmap.native.enabled=false"));

		assertThat(analysisIn(output)).isEqualToNormalizingNewlines("""
				Description:

				Settings of bulkmap cannot be used:

				    Property: bulkmap.native.required
				    Value: "true"
				    Origin: "bulkmap.native.required" from property source "commandLineArgs"

				    Property: bulkmap.native.enabled
				    Value: "false"
				    Origin: "bulkmap.native.enabled" from property source "commandLineArgs"

				    Reason: 'bulkmap.native.required' is 'true', but 'bulkmap.native.enabled' is 'false'

				Action:

				Remove one of them.""");
	}

	@Test
	void runWhenNativeCodeIsRequiredAndRefusedShouldPrintTheCause(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run(List.of(Application.class, NoNativeCodeConfiguration.class),
				"--bulkmap.native.required=true"));

		assertThat(analysisIn(output)).isEqualToNormalizingNewlines(
				"""
						Description:

						Native code is required, but only the Java kernel can be used:

						    Property: bulkmap.native.required
						    Value: "true"
						    Origin: "bulkmap.native.required" from property source "commandLineArgs"

						    Reason: %s

						Action:

						Remove the cause; docs/loading.md of bulkmap has each one and what helps. Or set 'bulkmap.native.required' to \
						'false', to start with the Java kernel, which does the same, more slowly."""
					.formatted(causeWithoutNativeCode()));
	}

	@Test
	void runWhenAMapDoesNotFitShouldPrintNeedLimitAndProperties(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> run("--bulkmap.maps.cities.expected-entries=1000000", "--bulkmap.maps.cities.memory-limit=1MB"));

		assertThat(analysisIn(output)).isEqualToNormalizingNewlines(
				"""
						Description:

						There is no memory for a map of 'bulkmap.maps':

						    Property: bulkmap.maps.cities.expected-entries
						    Value: "1000000"
						    Origin: "bulkmap.maps.cities.expected-entries" from property source "commandLineArgs"

						    Property: bulkmap.maps.cities.memory-limit
						    Value: "1MB"
						    Origin: "bulkmap.maps.cities.memory-limit" from property source "commandLineArgs"

						    Reason: %s

						Action:

						Lower 'bulkmap.maps.cities.expected-entries', or raise the limit: 'bulkmap.maps.cities.memory-limit' for this \
						map, 'bulkmap.memory-limit' for all maps together."""
					.formatted(causeAgainstALargeMap()));
	}

	@Test
	void runWhenAPropertyIsMisspeltShouldPrintThoseThatExist(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--bulkmap.kernle=java"));

		assertThat(analysisIn(output)).isEqualToNormalizingNewlines("""
				Description:

				Settings of bulkmap cannot be used:

				    Property: bulkmap.kernle
				    Value: "java"
				    Origin: "bulkmap.kernle" from property source "commandLineArgs"

				    Reason: There is no property 'bulkmap.kernle'

				Action:

				Write it as one of those that exist, or remove it:

				    bulkmap.enabled
				    bulkmap.health
				    bulkmap.kernel
				    bulkmap.leak-tracking
				    bulkmap.maps
				    bulkmap.memory-limit
				    bulkmap.metrics
				    bulkmap.native
				    bulkmap.observations""");
	}

	@Test
	void runWhenPropertiesOfAMapAndOfNativeCodeAreMisspeltShouldPrintThoseThatExist(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> run("--bulkmap.maps.cities.expeced-entries=5", "--bulkmap.native.enabeld=false"));

		assertThat(analysisIn(output)).isEqualToNormalizingNewlines(
				"""
						Description:

						Settings of bulkmap cannot be used:

						    Property: bulkmap.maps.cities.expeced-entries
						    Value: "5"
						    Origin: "bulkmap.maps.cities.expeced-entries" from property source "commandLineArgs"

						    Property: bulkmap.native.enabeld
						    Value: "false"
						    Origin: "bulkmap.native.enabeld" from property source "commandLineArgs"

						    Reason: There is no property 'bulkmap.maps.cities.expeced-entries'. There is no property 'bulkmap.native.enabeld'

						Action:

						Write it as one of those that exist, or remove it:

						    bulkmap.maps.cities.eager
						    bulkmap.maps.cities.expected-entries
						    bulkmap.maps.cities.growth
						    bulkmap.maps.cities.huge-pages
						    bulkmap.maps.cities.load-limit
						    bulkmap.maps.cities.memory-limit
						    bulkmap.maps.cities.partitions
						    bulkmap.maps.cities.row-bytes
						    bulkmap.maps.cities.single-thread
						    bulkmap.maps.cities.type
						    bulkmap.native.binding
						    bulkmap.native.directory
						    bulkmap.native.enabled
						    bulkmap.native.library
						    bulkmap.native.required""");
	}

	@Test
	void runWhenAGroupOfPropertiesIsMisspeltShouldPrintThoseThatExist(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--bulkmap.nativ.enabled=false"));

		assertThat(analysisIn(output)).contains("There is no property 'bulkmap.nativ.enabled'")
			.contains("    bulkmap.native");
	}

	@Test
	void runWhenPropertiesAreThoseOfOtherClassesShouldNotMindThem() {
		run("--bulkmap.metrics.some=1", "--bulkmap.health.some=2", "--bulkmap.observations.some=3");
	}

	@Test
	void runWhenABeanHasTheNameOfAMapShouldPrintBoth(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> run(List.of(CitiesConfiguration.class, Application.class), "--bulkmap.maps.cities.partitions=4"));

		assertThat(analysisIn(output)).isEqualToNormalizingNewlines(
				"""
						Description:

						A map of 'bulkmap.maps' has the name of another bean:

						    Property: bulkmap.maps.cities.partitions
						    Value: "4"
						    Origin: "bulkmap.maps.cities.partitions" from property source "commandLineArgs"

						    Reason: Bean 'cities' is defined in io.bulkmap.autoconfigure.StartUpFailureTests$CitiesConfiguration

						Action:

						Rename the map or the bean. If the bean is meant to be this map, remove it: 'bulkmap.maps.cities' makes it \
						already, and a parameter of type LongLongBulkMap with @Qualifier("cities") gets it.""");
	}

	@Test
	void runWhenALaterBeanHasTheNameOfAMapShouldPrintBoth(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> run(List.of(ApplicationWithTasks.class), "--bulkmap.maps.applicationTaskExecutor.partitions=4"));

		assertThat(analysisIn(output)).contains("A map of 'bulkmap.maps' has the name of another bean:")
			.containsPattern("Reason: Bean 'applicationTaskExecutor' is defined in class path resource .*TaskExecutor");
	}

	@Test
	void runWhenOwnFactoryHasTheMapWithOtherOptionsShouldPrintBoth(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run(List.of(OwnFactoryConfiguration.class, Application.class),
				"--bulkmap.maps.cities.partitions=4"));

		assertThat(analysisIn(output)).contains("Settings of bulkmap cannot be used:")
			.contains("Property: bulkmap.maps.cities.partitions")
			.contains("Reason: Map 'cities' exists and was created with BulkMapOptions[")
			.endsWith("Leave it to the properties to create the map, or remove them.");
	}

	@Test
	void runWhenGrowthIsUnknownShouldPrintValidValues(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--bulkmap.maps.cities.growth=quick"));

		assertThat(analysisIn(output)).contains("Property: bulkmap.maps.cities.growth")
			.contains("Value: \"quick\"")
			.contains("""
					The following values are valid:

					    AT_ONCE
					    INCREMENTAL
					    NONE""");
	}

	@Test
	void runWhenTypeOfAMapIsUnknownShouldPrintThoseThereAre(CapturedOutput output) {
		assertThatException().isThrownBy(() -> run("--bulkmap.maps.cities.type=dictionary"));

		assertThat(analysisIn(output)).contains("Property: bulkmap.maps.cities.type")
			.contains("Value: \"dictionary\"")
			.contains("There is no map type 'dictionary', only: long-long");
	}

	@Test
	void runWhenAMapWithoutRowsHasALengthOfRowsShouldPrintBoth(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> run("--bulkmap.maps.cities.row-bytes=16", "--bulkmap.maps.cities.type=uuid-uuid"));

		assertThat(analysisIn(output)).contains("Property: bulkmap.maps.cities.row-bytes")
			.contains("Property: bulkmap.maps.cities.type")
			.contains("Reason: 'bulkmap.maps.cities.row-bytes' is '16', but 'bulkmap.maps.cities.type' is 'uuid-uuid', "
					+ "which has no rows")
			.contains("Set 'bulkmap.maps.cities.type' to a type with rows, such as 'long-row', or remove "
					+ "'bulkmap.maps.cities.row-bytes'.");
	}

	private static String causeWithoutNativeCode() {
		try (BulkMapFactory factory = BulkMapFactory.builder().nativeEnabled(false).build()) {
			return factory.kernel().fallbackCause();
		}
	}

	private static String causeAgainstALargeMap() {
		BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(1_000_000).withMemoryLimit(1 << 20);
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			return catchThrowableOfType(MapCapacityException.class, () -> factory.longLongMap("cities", options))
				.getMessage();
		}
	}

	private void run(String... arguments) {
		run(List.of(Application.class), arguments);
	}

	private void run(List<Class<?>> sources, String... arguments) {
		SpringApplication application = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
			.web(WebApplicationType.NONE)
			.build();
		application.run(arguments).close();
	}

	private String analysisIn(CapturedOutput output) {
		assertThat(output).contains("APPLICATION FAILED TO START");
		return output.toString().substring(output.toString().indexOf("Description:")).strip();
	}

	private String availableKernels() {
		return KernelsOfThisMachine.all()
			.stream()
			.filter(KernelAvailability::available)
			.map((kernel) -> "    " + kernel.isa().id())
			.collect(Collectors.joining("\n"));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(BulkMapAutoConfiguration.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ BulkMapAutoConfiguration.class, TaskExecutionAutoConfiguration.class })
	static class ApplicationWithTasks {

	}

	@Configuration(proxyBeanMethods = false)
	static class NoNativeCodeConfiguration {

		@Bean
		BulkMapFactoryCustomizer noNativeCode() {
			return (builder) -> builder.nativeEnabled(false);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CitiesConfiguration {

		@Bean
		String cities() {
			return "cities";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFactoryConfiguration {

		@Bean
		BulkMapFactory ownFactory() {
			BulkMapFactory factory = BulkMapFactory.builder().build();
			factory.longLongMap("cities");
			return factory;
		}

	}

}
