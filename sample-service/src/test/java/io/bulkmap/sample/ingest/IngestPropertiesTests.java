package io.bulkmap.sample.ingest;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IngestProperties}.
 */
class IngestPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(PropertiesConfiguration.class);

	@Test
	void bindWhenNothingIsSetShouldUseDefaults() {
		this.runner
			.run((context) -> assertThat(context.getBean(IngestProperties.class)).isEqualTo(new IngestProperties(8192,
					DataSize.ofGigabytes(1), 100, 16, Duration.ofMinutes(10), DataSize.ofKilobytes(1))));
	}

	@Test
	void bindShouldSetAllProperties() {
		this.runner
			.withPropertyValues("sample.ingest.batch-size=7", "sample.ingest.max-body-size=2MB",
					"sample.ingest.max-compression-ratio=3", "sample.ingest.max-concurrent=4",
					"sample.ingest.max-duration=5s", "sample.ingest.max-line-length=100B")
			.run((context) -> assertThat(context.getBean(IngestProperties.class)).isEqualTo(new IngestProperties(7,
					DataSize.ofMegabytes(2), 3, 4, Duration.ofSeconds(5), DataSize.ofBytes(100))));
	}

	@ParameterizedTest
	@CsvSource({ "batch-size,0", "batch-size,1048577", "max-body-size,-2", "max-compression-ratio,0",
			"max-concurrent,0", "max-duration,0s", "max-line-length,0", "max-line-length,16777217B" })
	void bindWhenPropertyIsOutOfRangeShouldFail(String property, String value) {
		this.runner.withPropertyValues("sample.ingest." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("'sample.ingest." + property + "' must be"));
	}

	@Test
	void isTooLargeWhenThereIsALimitShouldAllowExactlyThat() {
		IngestProperties properties = TestBodies.limits(1, 5, 1);

		assertThat(properties.isTooLarge(-1)).isFalse();
		assertThat(properties.isTooLarge(5)).isFalse();
		assertThat(properties.isTooLarge(6)).isTrue();
	}

	@Test
	void isTooLargeWhenThereIsNoLimitShouldAllowEverything() {
		assertThat(TestBodies.limits(1, -1, 1).isTooLarge(Long.MAX_VALUE)).isFalse();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(IngestProperties.class)
	static class PropertiesConfiguration {

	}

}
