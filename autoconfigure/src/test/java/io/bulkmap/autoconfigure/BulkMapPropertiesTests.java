package io.bulkmap.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import io.bulkmap.BindingChoice;
import io.bulkmap.KernelChoice;
import io.bulkmap.autoconfigure.BulkMapProperties.NativeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BulkMapProperties}.
 */
class BulkMapPropertiesTests {

	private static final NativeCode NATIVE = new NativeCode(true, null, null, BindingChoice.AUTO);

	@Test
	void bindWhenNothingIsSetShouldUseDefaults() {
		assertThat(bind(Map.of())).isEqualTo(new BulkMapProperties(true, KernelChoice.AUTO, null, false, NATIVE));
	}

	@Test
	void bindWhenEverythingIsSetShouldUseValues() {
		Map<String, String> values = Map.of("bulkmap.enabled", "false", "bulkmap.kernel", "avx2",
				"bulkmap.memory-limit", "3GB", "bulkmap.leak-tracking", "true", "bulkmap.native.enabled", "false",
				"bulkmap.native.library", "/opt/libbulkmap.so", "bulkmap.native.directory", "/var/cache/app",
				"bulkmap.native.binding", "jni");

		assertThat(bind(values)).isEqualTo(new BulkMapProperties(false, KernelChoice.AVX2, DataSize.ofGigabytes(3),
				true,
				new NativeCode(false, Path.of("/opt/libbulkmap.so"), Path.of("/var/cache/app"), BindingChoice.JNI)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1B" })
	void bindWhenTheMemoryLimitIsNotPositiveShouldFail(String limit) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(Map.of("bulkmap.memory-limit", limit)))
			.havingRootCause()
			.withMessageStartingWith("'bulkmap.memory-limit' must be positive: ");
	}

	// Spring Boot reads the variable as bulkmap.kernel.limit, which is below a value.
	@Test
	void bindWhenTheVariableOfTheKernelLimitIsSetShouldNotMindIt() {
		Map<String, Object> variables = Map.of("BULKMAP_KERNEL_LIMIT", "avx2");

		assertThat(bindVariables(variables))
			.isEqualTo(new BulkMapProperties(true, KernelChoice.AUTO, null, false, NATIVE));
	}

	@Test
	void bindWhenTheVariableOfTheKernelLimitIsSetShouldStillFindTheKernel() {
		Map<String, Object> variables = Map.of("BULKMAP_KERNEL_LIMIT", "avx2", "BULKMAP_KERNEL", "neon");

		assertThat(bindVariables(variables))
			.isEqualTo(new BulkMapProperties(true, KernelChoice.NEON, null, false, NATIVE));
	}

	private BulkMapProperties bindVariables(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		return Binder.get(environment).bindOrCreate("bulkmap", BulkMapProperties.class);
	}

	private BulkMapProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("bulkmap", BulkMapProperties.class);
	}

}
