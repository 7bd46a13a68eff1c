package io.bulkmap.autoconfigure;

import java.util.Map;
import java.util.stream.Collectors;

import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelUnavailableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KernelUnavailableFailureAnalyzer}.
 */
class KernelUnavailableFailureAnalyzerTests {

	private final KernelUnavailableException failure = new KernelUnavailableException(Isa.AVX2, "CPU lacks BMI2");

	@Test
	void analyzeWhenPropertyIsSetShouldTellWhereAndWhatToSetInstead() {
		FailureAnalysis analysis = analyze(new MockEnvironment().withProperty("bulkmap.kernel", "avx2"));

		assertThat(analysis.getDescription()).isEqualToNormalizingNewlines("""
				Kernel 'avx2' is not available:

				    Property: bulkmap.kernel
				    Value: "avx2"
				    Origin: "bulkmap.kernel" from property source "mockProperties"
				    Reason: CPU lacks BMI2""");
		assertThat(analysis.getAction()).isEqualToNormalizingNewlines("""
				Set 'bulkmap.kernel' to 'auto', which takes the best available kernel, or to one that is available:

				""" + availableKernels());
		assertThat(analysis.getCause()).isSameAs(this.failure);
	}

	@Test
	void analyzeWhenPropertyIsSetInOtherFormShouldTellWhere() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("commandLineArgs", Map.of("bulkmap.KERNEL", "AVX2")));

		assertThat(analyze(environment).getDescription()).contains("Property: bulkmap.kernel")
			.contains("Value: \"AVX2\"")
			.contains("Origin: \"bulkmap.KERNEL\" from property source \"commandLineArgs\"");
	}

	@Test
	void analyzeWhenPropertyIsNotSetShouldNotSpeakOfIt() {
		FailureAnalysis analysis = analyze(new MockEnvironment());

		assertThat(analysis.getDescription()).isEqualToNormalizingNewlines("""
				Kernel 'avx2' is not available:

				    Reason: CPU lacks BMI2""");
		assertThat(analysis.getAction()).startsWith("Ask for 'auto'").doesNotContain("bulkmap.kernel");
	}

	@Test
	void analyzeWhenNativeCodeIsDisabledShouldNotOfferIt() {
		FailureAnalysis analysis = analyze(new MockEnvironment().withProperty("bulkmap.native.enabled", "false"));

		assertThat(analysis.getAction())
			.endsWith("available:" + System.lineSeparator() + System.lineSeparator() + "    java");
	}

	@Test
	void analyzeWhenThereIsNoEnvironmentShouldGiveReason() {
		assertThat(analyze(null).getDescription()).endsWith("Reason: CPU lacks BMI2");
	}

	private FailureAnalysis analyze(@Nullable Environment environment) {
		return new KernelUnavailableFailureAnalyzer(environment).analyze(new IllegalStateException("no bean"),
				this.failure);
	}

	private String availableKernels() {
		return KernelsOfThisMachine.all()
			.stream()
			.filter(KernelAvailability::available)
			.map((kernel) -> "    " + kernel.isa().id())
			.collect(Collectors.joining("\n"));
	}

}
