package io.bulkmap.autoconfigure;

import java.util.Map;

import io.bulkmap.KernelChoice;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BulkMapProperties}.
 */
class BulkMapPropertiesTests {

	@Test
	void bindWhenNothingIsSetShouldUseDefaults() {
		assertThat(bind(Map.of())).isEqualTo(new BulkMapProperties(true, KernelChoice.AUTO));
	}

	@Test
	void bindWhenEverythingIsSetShouldUseValues() {
		Map<String, String> values = Map.of("bulkmap.enabled", "false", "bulkmap.kernel", "avx2");

		assertThat(bind(values)).isEqualTo(new BulkMapProperties(false, KernelChoice.AVX2));
	}

	// Spring Boot reads the variable as bulkmap.kernel.limit, which is below a value.
	@Test
	void bindWhenTheVariableOfTheKernelLimitIsSetShouldNotMindIt() {
		Map<String, Object> variables = Map.of("BULKMAP_KERNEL_LIMIT", "avx2");

		assertThat(bindVariables(variables)).isEqualTo(new BulkMapProperties(true, KernelChoice.AUTO));
	}

	@Test
	void bindWhenTheVariableOfTheKernelLimitIsSetShouldStillFindTheKernel() {
		Map<String, Object> variables = Map.of("BULKMAP_KERNEL_LIMIT", "avx2", "BULKMAP_KERNEL", "neon");

		assertThat(bindVariables(variables)).isEqualTo(new BulkMapProperties(true, KernelChoice.NEON));
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
