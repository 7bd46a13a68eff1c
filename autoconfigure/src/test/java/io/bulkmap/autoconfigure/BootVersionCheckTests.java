package io.bulkmap.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BootVersionCheck}, one of them with a Spring Boot that is not
 * supported.
 */
class BootVersionCheckTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "4.0.0", "4.0.9", "4.1.2", "4.2.0-M1", "4.3.0-SNAPSHOT", "5.0.0", "10.0.0", "", "unknown" })
	@NullSource
	void checkWhenVersionIsSupportedOrUnknownShouldPass(@Nullable String version) {
		assertThatCode(() -> BootVersionCheck.check(version)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "3.5.16", "3.0.0-M1", "2.7.18" })
	void checkWhenVersionIsTooOldShouldFail(String version) {
		assertThatExceptionOfType(UnsupportedBootVersionException.class)
			.isThrownBy(() -> BootVersionCheck.check(version))
			.withMessage("bulkmap does not support Spring Boot %s, but 4.0 and newer", version);
	}

	@Test
	void runWithSpringBoot3ShouldPrintWhatToDo() throws IOException, InterruptedException {
		ApplicationProcess.Result result = new ApplicationProcess()
			.without((entry) -> entry.contains("/org/springframework/") || entry.contains("/commons-logging/"))
			.withJarsOf(Path.of("target/spring-boot-3"))
			.run(Application.class);

		assertThat(result.output()).contains("APPLICATION FAILED TO START").doesNotContain("NoClassDefFoundError");
		assertThat(result.output().substring(result.output().indexOf("Description:")).strip())
			.isEqualToNormalizingNewlines(
					"""
							Description:

							This application runs with Spring Boot 3.5.16. The starter of bulkmap supports Spring Boot 4.0 and newer.

							Action:

							Update Spring Boot to 4.0 or newer. To stay with this one, depend on 'io.bulkmap:bulkmap-native' instead of \
							'io.bulkmap:bulkmap-spring-boot-starter', and make the factory yourself with 'BulkMapFactory.builder()'.""");
		assertThat(result.exitValue()).isOne();
	}

	@Test
	void runWithThisSpringBootShouldStart() throws IOException, InterruptedException {
		ApplicationProcess.Result result = new ApplicationProcess().run(Application.class);

		assertThat(result.output()).contains("started with " + SpringBootVersion.getVersion());
		assertThat(result.exitValue()).isZero();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		public static void main(String[] arguments) {
			SpringApplication application = new SpringApplication(Application.class);
			application.run().close();
			System.out.println("started with " + SpringBootVersion.getVersion());
		}

	}

}
