package io.bulkmap.kernel.assembly;

import java.lang.management.ManagementFactory;
import java.util.stream.Stream;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.management.HotSpotDiagnosticMXBean;
import io.bulkmap.Isa;
import io.bulkmap.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CpuFeatures}.
 */
class CpuFeaturesTests {

	// The columns: what is asked for; architecture; CPUID leaf 7, ebx; CPUID leaf
	// 0x80000001, ecx; XCR0. The first row has nothing but what AVX2 needs.
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					AVX2 | x86-64  | 0x00000128 | 0x0020 | 0x0006 | -
					AVX2 | x86-64  | 0xffffffff | 0xffff | 0xffff | -
					AVX2 | x86-64  | 0x00000000 | 0x0000 | 0x0000 | the processor lacks AVX2, BMI1, BMI2, LZCNT
					AVX2 | x86-64  | 0xfffffed7 | 0xffdf | 0xffff | the processor lacks AVX2, BMI1, BMI2, LZCNT
					AVX2 | x86-64  | 0xffffffdf | 0xffff | 0xffff | the processor lacks AVX2
					AVX2 | x86-64  | 0xfffffff7 | 0xffff | 0xffff | the processor lacks BMI1
					AVX2 | x86-64  | 0xfffffeff | 0xffff | 0xffff | the processor lacks BMI2
					AVX2 | x86-64  | 0xffffffff | 0xffdf | 0xffff | the processor lacks LZCNT
					AVX2 | x86-64  | 0xffffffff | 0xffff | 0xfffd | the operating system does not save the XMM registers (XCR0)
					AVX2 | x86-64  | 0xffffffff | 0xffff | 0xfffb | the operating system does not save the YMM registers (XCR0)
					AVX2 | x86-64  | 0xffffffff | 0xffff | 0x0000 | the operating system does not save the XMM, YMM registers (XCR0)
					AVX2 | aarch64 | 0xffffffff | 0xffff | 0xffff | needs an x86-64 processor, this is aarch64
					SSE2 | x86-64  | 0x00000000 | 0x0000 | 0x0000 | -
					SSE2 | aarch64 | 0xffffffff | 0xffff | 0xffff | needs an x86-64 processor, this is aarch64
					JAVA | riscv64 | 0x00000000 | 0x0000 | 0x0000 | -
					""")
	void missingForShouldNameWhatIsMissing(Isa isa, String architecture, String leaf7, String extended, String xcr0,
			String cause) {
		long bits = (Long.decode(leaf7) << CpuFeatures.CPU_LEAF_7) | (Long.decode(xcr0) << CpuFeatures.CPU_XCR0)
				| (Long.decode(extended) << CpuFeatures.CPU_EXTENDED);

		assertThat(new CpuFeatures(bits, architecture).missingFor(isa)).isEqualTo(cause);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			aarch64 | 0x02       | -
			aarch64 | 0xffffffff | -
			aarch64 | 0xfffffffd | the processor lacks Advanced SIMD
			x86-64  | 0xffffffff | needs a 64-bit Arm processor, this is x86-64
			""")
	void missingForNeonShouldNameWhatIsMissing(String architecture, String hwcap, String cause) {
		assertThat(new CpuFeatures(Long.decode(hwcap), architecture).missingFor(Isa.NEON)).isEqualTo(cause);
	}

	@Test
	void confirmedShouldBeWhatLinuxHasUnlessItDoesNotTell() {
		long asimd = 1 << CpuFeatures.CPU_ASIMD;

		assertThat(CpuFeatures.confirmed(asimd, 0xff)).isEqualTo(asimd);
		assertThat(CpuFeatures.confirmed(asimd, 0xff & ~asimd)).isZero();
		assertThat(CpuFeatures.confirmed(asimd, 0)).isEqualTo(asimd);
	}

	// The JVM asks the processor and the operating system, too.
	@Test
	void ofWhenProcessorIsAmd64ShouldAgreeWithTheJvm() {
		Requirement.require("amd64", Platform.ARCH.equals("x86-64") ? null : "this is " + Platform.ARCH);

		boolean avx2 = Integer.parseInt(vmOption("UseAVX")) >= 2
				&& Stream.of("UseBMI1Instructions", "UseBMI2Instructions", "UseCountLeadingZerosInstruction")
					.allMatch((option) -> Boolean.parseBoolean(vmOption(option)));

		assertThat(features().missingFor(Isa.AVX2) == null).isEqualTo(avx2);
	}

	// Bit 0, for the x87 registers, cannot be cleared.
	@Test
	void ofWhenProcessorHasAvx2ShouldStartXcr0WhereItBelongs() {
		CpuFeatures features = features();
		Requirement.require("avx2", features.missingFor(Isa.AVX2));

		assertThat((features.bits() >>> CpuFeatures.CPU_XCR0) & 1).isOne();
	}

	@Test
	void ofWhenProcessorIsArm64ShouldHaveNeon() {
		Requirement.require("neon", Platform.ARCH.equals("aarch64") ? null : "this is " + Platform.ARCH);

		assertThat(features().missingFor(Isa.NEON)).isNull();
	}

	private static CpuFeatures features() {
		NativeLibrary library = new LibraryLoader(LibraryLoader.defaultDirectories()).load();
		Requirement.require("native", (library != null) ? null : "there is no native library for " + Platform.ARCH);
		return CpuFeatures.of(library);
	}

	private static String vmOption(String name) {
		return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption(name).getValue();
	}

}
