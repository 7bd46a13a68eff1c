package io.bulkmap.kernel;

import io.bulkmap.Isa;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KernelLimit}. What the settings of a process do is in
 * {@code KernelLimitProcessTests}.
 */
class KernelLimitTests {

	private static final String DISABLED = "disabled by -Dio.bulkmap.kernel.limit=";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			java | JAVA
			neon | JAVA NEON SSE2 AVX2
			sse2 | JAVA NEON SSE2
			avx2 | JAVA NEON SSE2 AVX2
			""")
	void limitShouldBeAgainstTheKernelsAboveItInItsArchitecture(String value, String allowed) {
		KernelLimit limit = KernelLimit.of(value, null);

		for (Isa isa : Isa.values()) {
			boolean isAllowed = allowed.matches(".*\\b" + isa + "\\b.*");
			assertThat(limit.causeAgainst(isa)).as(isa.id()).isEqualTo(isAllowed ? null : DISABLED + value);
		}
	}

	@ParameterizedTest
	@EnumSource
	void onlyJavaShouldBeAgainstAll(Isa isa) {
		assertThat(KernelLimit.of(isa.id(), null).causeAgainstAll())
			.isEqualTo((isa == Isa.JAVA) ? DISABLED + "java" : null);
	}

	@Test
	void limitWhenNothingIsSetShouldBeAgainstNothing() {
		KernelLimit limit = KernelLimit.of(null, null);

		assertThat(limit.causeAgainstAll()).isNull();
		assertThat(Isa.values()).allSatisfy((isa) -> assertThat(limit.causeAgainst(isa)).isNull());
	}

	@Test
	void variableShouldBeNamedInTheCause() {
		assertThat(KernelLimit.of(null, "java").causeAgainst(Isa.AVX2))
			.isEqualTo("disabled by the environment variable BULKMAP_KERNEL_LIMIT=java");
	}

	@Test
	void propertyShouldWinOverVariable() {
		assertThat(KernelLimit.of("avx2", "java").causeAgainst(Isa.AVX2)).isNull();
		assertThat(KernelLimit.of("java", "avx2").causeAgainst(Isa.AVX2)).isEqualTo(DISABLED + "java");
		assertThat(KernelLimit.of("avx2", "nonsense").causeAgainst(Isa.AVX2)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void emptyValueShouldCountAsNotSet(String empty) {
		assertThat(KernelLimit.of(empty, empty).causeAgainst(Isa.AVX2)).isNull();
		assertThat(KernelLimit.of(empty, "java").causeAgainst(Isa.AVX2)).contains("BULKMAP_KERNEL_LIMIT=java");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AVX2", "Avx2", " avx2 " })
	void caseAndBlanksShouldNotMatter(String value) {
		assertThat(KernelLimit.of(value, null).causeAgainst(Isa.AVX2)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "avx3", "auto", "none", "avx2,neon", "0" })
	void unknownValueShouldLeaveOnlyJavaAndNameTheValidOnes(String value) {
		KernelLimit limit = KernelLimit.of(value, "avx2");

		assertThat(limit.causeAgainst(Isa.JAVA)).isNull();
		assertThat(limit.causeAgainst(Isa.NEON)).isEqualTo(limit.causeAgainstAll());
		assertThat(limit.causeAgainstAll()).isEqualTo(DISABLED + value + ", which is none of java, neon, sse2, avx2");
	}

}
