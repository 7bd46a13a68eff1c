package io.bulkmap.kernel.assembly;

import java.util.List;
import java.util.stream.Collectors;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.bulkmap.Isa;
import org.jspecify.annotations.Nullable;

/**
 * What the processor and the operating system offer, and which instruction sets that is
 * enough for.
 *
 * @param bits what {@code cpu_features.S} returned; {@code CPU_...} are the numbers of
 * bits
 * @param architecture architecture as JNA names it, such as {@code x86-64}
 */
record CpuFeatures(long bits, String architecture) {

	static final int CPU_LEAF_7 = 0;

	static final int CPU_XCR0 = 32;

	static final int CPU_EXTENDED = 48;

	static final int CPU_ASIMD = 1;

	private static final String AMD64 = "x86-64";

	private static final String ARM64 = "aarch64";

	private static final List<Feature> AVX2_INSTRUCTIONS = List.of(new Feature(CPU_LEAF_7 + 5, "AVX2"),
			new Feature(CPU_LEAF_7 + 3, "BMI1"), new Feature(CPU_LEAF_7 + 8, "BMI2"),
			new Feature(CPU_EXTENDED + 5, "LZCNT"));

	private static final List<Feature> AVX2_REGISTERS = List.of(new Feature(CPU_XCR0 + 1, "XMM"),
			new Feature(CPU_XCR0 + 2, "YMM"));

	private static final List<Feature> NEON_INSTRUCTIONS = List.of(new Feature(CPU_ASIMD, "Advanced SIMD"));

	static CpuFeatures of(NativeLibrary library) {
		long bits = library.getFunction("bulkmap_cpu_features").invokeLong(new Object[0]);
		boolean arm64 = Platform.ARCH.equals(ARM64);
		return new CpuFeatures(arm64 ? confirmed(bits, AuxiliaryVector.value(AuxiliaryVector.AT_HWCAP)) : bits,
				Platform.ARCH);
	}

	/**
	 * Returns which of the bits that the calling convention guarantees Linux confirms.
	 * Where it does not tell, the guarantee is enough.
	 * @param guaranteed the bits
	 * @param hwcap {@code AT_HWCAP}; 0 if there is none
	 * @return the bits to believe in
	 */
	static long confirmed(long guaranteed, long hwcap) {
		return (hwcap != 0) ? guaranteed & hwcap : guaranteed;
	}

	/**
	 * Returns what is missing for an instruction set.
	 * @param isa the instruction set
	 * @return what is missing, as a sentence; {@code null} if nothing is
	 */
	@Nullable String missingFor(Isa isa) {
		return switch (isa) {
			case JAVA -> null;
			case NEON -> missingForNeon();
			case SSE2 -> missingForAmd64();
			case AVX2 -> missingForAvx2();
		};
	}

	private @Nullable String missingForNeon() {
		return this.architecture.equals(ARM64) ? missing(NEON_INSTRUCTIONS, List.of())
				: "needs a 64-bit Arm processor, this is " + this.architecture;
	}

	private @Nullable String missingForAvx2() {
		String missing = missingForAmd64();
		return (missing != null) ? missing : missing(AVX2_INSTRUCTIONS, AVX2_REGISTERS);
	}

	private @Nullable String missingForAmd64() {
		return this.architecture.equals(AMD64) ? null : "needs an x86-64 processor, this is " + this.architecture;
	}

	private @Nullable String missing(List<Feature> instructions, List<Feature> registers) {
		String lacking = missing(instructions);
		if (!lacking.isEmpty()) {
			return "the processor lacks " + lacking;
		}
		String unsaved = missing(registers);
		return unsaved.isEmpty() ? null : "the operating system does not save the " + unsaved + " registers (XCR0)";
	}

	private String missing(List<Feature> features) {
		return features.stream()
			.filter((feature) -> !has(feature.bit()))
			.map(Feature::name)
			.collect(Collectors.joining(", "));
	}

	private boolean has(int bit) {
		return ((this.bits >>> bit) & 1) != 0;
	}

	/**
	 * Something that is there if its bit is set.
	 *
	 * @param bit number of the bit
	 * @param name its name for a sentence
	 */
	private record Feature(int bit, String name) {
	}

}
