package io.bulkmap.kernel.jna;

import io.bulkmap.Isa;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CpuFeatures}.
 */
class CpuFeaturesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			SSE2 | x86-64  | 0  | -
			SSE2 | x86-64  | 15 | -
			SSE2 | aarch64 | 15 | needs an x86-64 processor, this is aarch64
			AVX2 | x86-64  | 7  | -
			AVX2 | x86-64  | 15 | -
			AVX2 | x86-64  | 6  | the processor lacks AVX2
			AVX2 | x86-64  | 0  | the processor lacks AVX2
			AVX2 | x86-64  | 5  | the processor lacks BMI1, BMI2 or LZCNT
			AVX2 | x86-64  | 3  | the operating system does not save the YMM registers (XCR0)
			AVX2 | aarch64 | 15 | needs an x86-64 processor, this is aarch64
			NEON | aarch64 | 8  | -
			NEON | aarch64 | 0  | the processor lacks Advanced SIMD
			NEON | x86-64  | 15 | needs a 64-bit Arm processor, this is x86-64
			JAVA | riscv64 | 0  | -
			""")
	void missingForShouldNameWhatIsMissing(Isa isa, String architecture, long bits, String cause) {
		assertThat(new CpuFeatures(bits, architecture).missingFor(isa)).isEqualTo(cause);
	}

}
