package io.bulkmap.autoconfigure;

import java.util.Map;

import io.bulkmap.KernelChoice;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

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

	private BulkMapProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("bulkmap", BulkMapProperties.class);
	}

}
