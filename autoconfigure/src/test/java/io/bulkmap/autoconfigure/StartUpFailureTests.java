package io.bulkmap.autoconfigure;

import java.util.stream.Collectors;

import io.bulkmap.KernelAvailability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

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

	private void run(String argument) {
		SpringApplication application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.build();
		application.run(argument).close();
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

}
