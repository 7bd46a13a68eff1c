package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.bulkmap.Isa;
import net.fornwall.jelf.ElfDynamicSection;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfNoteTypes.Gnu.Property;
import net.fornwall.jelf.ElfSegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the prebuilt libraries of Linux as files. They need neither a toolchain nor
 * the architecture of the library, so that every build checks all of them.
 */
@ParameterizedClass
@EnumSource
class NativeLibraryFileTests {

	private static final int GNU_STACK = 0x6474e551;

	private static final int GNU_RELRO = 0x6474e552;

	private static final long LARGEST_PAGE = 0x10000;

	private final Prebuilt prebuilt;

	private final NativeLibraryFile file;

	NativeLibraryFileTests(Prebuilt prebuilt) {
		this.prebuilt = prebuilt;
		this.file = new NativeLibraryFile(prebuilt.path());
	}

	@Test
	void machineShouldBeThatOfThePlatform() {
		assertThat(this.file.machine()).isEqualTo(this.prebuilt.machine);
	}

	@Test
	void sonameShouldBeTheFileName() {
		assertThat(this.file.soname()).isEqualTo(this.prebuilt.fileName());
	}

	@Test
	void exportsShouldBeExactlyTheSourceFiles() throws IOException {
		assertThat(this.file.exports()).isEqualTo(this.prebuilt.symbolsOfSources()).isNotEmpty();
	}

	// Each instruction set of the architecture has every operation that Java calls, or
	// leaves it to the one below it. The test libraries have no kernels at all.
	@Test
	void kernelsShouldBeTheOperationsOfEveryInstructionSet() {
		Set<String> symbols = new TreeSet<>();
		for (Isa isa : this.prebuilt.kernels()) {
			for (KernelFunction function : KernelFunction.values()) {
				symbols.add(function.symbol(isa));
			}
		}

		assertThat(this.file.exports()).filteredOn(NativeLibraryFileTests::isForAnInstructionSet)
			.containsExactlyInAnyOrderElementsOf(symbols);
	}

	private static boolean isForAnInstructionSet(String symbol) {
		return Arrays.stream(Isa.values()).anyMatch((isa) -> symbol.endsWith("_" + isa.id()));
	}

	@Test
	void systemCallsShouldBeThoseThatJavaMakes() {
		List<String> symbols = Arrays.stream(LinuxPages.class.getDeclaredMethods())
			.filter((method) -> Modifier.isNative(method.getModifiers()))
			.map((method) -> JnaLibrary.symbol(method.getName()))
			.toList();

		assertThat(this.file.exports()).filteredOn((name) -> name.endsWith("_memory"))
			.containsExactlyInAnyOrderElementsOf(this.prebuilt.kernels().isEmpty() ? List.of() : symbols);
	}

	@Test
	void exportsShouldStartWithLandingPad() {
		assertThat(this.file.exports())
			.allSatisfy((function) -> assertThat(this.file.firstWord(function)).isEqualTo(this.prebuilt.landingPad));
	}

	@Test
	void libraryShouldNeedNothingFromOthers() {
		assertThat(this.file.imports()).isEmpty();
		assertThat(this.file.dynamicTags()).doesNotContain(ElfDynamicSection.DT_NEEDED, ElfDynamicSection.DT_RUNPATH,
				ElfDynamicSection.DT_RPATH);
	}

	@Test
	void libraryShouldNotBeChangedWhenLoaded() {
		assertThat(this.file.dynamicTags()).doesNotContain(ElfDynamicSection.DT_TEXTREL, ElfDynamicSection.DT_RELA,
				ElfDynamicSection.DT_REL, ElfDynamicSection.DT_JMPREL);
		assertThat(this.file.dynamic(ElfDynamicSection.DT_FLAGS))
			.noneMatch((flags) -> (flags & ElfDynamicSection.DF_TEXTREL) != 0);
	}

	@Test
	void libraryShouldNotRunCodeWhenLoaded() {
		assertThat(this.file.dynamicTags()).doesNotContain(ElfDynamicSection.DT_INIT, ElfDynamicSection.DT_INIT_ARRAY,
				ElfDynamicSection.DT_PREINIT_ARRAY, ElfDynamicSection.DT_FINI, ElfDynamicSection.DT_FINI_ARRAY);
	}

	@Test
	void symbolsShouldBeBoundBeforeUseAndThenBeReadOnly() {
		assertThat(this.file.dynamic(ElfDynamicSection.DT_FLAGS)).singleElement()
			.matches((flags) -> (flags & ElfDynamicSection.DF_BIND_NOW) != 0, "BIND_NOW");
		assertThat(this.file.dynamic(ElfDynamicSection.DT_FLAGS_1)).singleElement()
			.matches((flags) -> (flags & ElfDynamicSection.DF_1_NOW) != 0, "NOW");
		assertThat(this.file.segments(GNU_RELRO)).hasSize(1);
	}

	@Test
	void memoryShouldNotBeWriteableAndExecutable() {
		assertThat(this.file.segments()).noneMatch((segment) -> segment.isWriteable() && segment.isExecutable());
		assertThat(this.file.segments(GNU_STACK)).singleElement().matches((stack) -> !stack.isExecutable());
	}

	@Test
	void segmentsShouldFitTheLargestPages() {
		assertThat(this.file.segments(ElfSegment.PT_LOAD)).isNotEmpty()
			.allMatch((segment) -> segment.p_align >= LARGEST_PAGE);
	}

	@Test
	void noteShouldPromiseProtectedBranches() {
		assertThat(this.file.property(this.prebuilt.featuresProperty)).isEqualTo(this.prebuilt.features);
	}

	enum Prebuilt {

		BULKMAP_AMD64("bulkmap", "main", "amd64"),

		BULKMAP_ARM64("bulkmap", "main", "arm64"),

		TEST_AMD64("bulkmaptest", "test", "amd64"),

		TEST_ARM64("bulkmaptest", "test", "arm64");

		private static final int ENDBR64 = 0xfa1e0ff3;

		private static final int BTI_C = 0xd503245f;

		private final String library;

		private final String sourceSet;

		private final String architecture;

		private final String platform;

		private final int machine;

		private final int landingPad;

		private final int featuresProperty;

		private final int features;

		Prebuilt(String library, String sourceSet, String architecture) {
			this.library = library;
			this.sourceSet = sourceSet;
			this.architecture = architecture;
			boolean amd64 = architecture.equals("amd64");
			this.platform = amd64 ? "linux-x86-64" : "linux-aarch64";
			this.machine = amd64 ? ElfFile.ARCH_X86_64 : ElfFile.ARCH_AARCH64;
			this.landingPad = amd64 ? ENDBR64 : BTI_C;
			this.featuresProperty = amd64 ? Property.GNU_PROPERTY_X86_FEATURE_1_AND
					: Property.GNU_PROPERTY_AARCH64_FEATURE_1_AND;
			this.features = amd64 ? Property.GNU_PROPERTY_X86_FEATURE_1_IBT | Property.GNU_PROPERTY_X86_FEATURE_1_SHSTK
					: Property.GNU_PROPERTY_AARCH64_FEATURE_1_BTI | Property.GNU_PROPERTY_AARCH64_FEATURE_1_PAC;
		}

		String fileName() {
			return "lib" + this.library + ".so";
		}

		Path path() {
			return Path.of("src", this.sourceSet, "resources", this.platform, fileName());
		}

		List<Isa> kernels() {
			return switch (this) {
				case BULKMAP_AMD64 -> List.of(Isa.SSE2, Isa.AVX2);
				case BULKMAP_ARM64 -> List.of(Isa.NEON);
				case TEST_AMD64, TEST_ARM64 -> List.of();
			};
		}

		Set<String> symbolsOfSources() throws IOException {
			String sources = "src/%s/asm/%s".formatted(this.sourceSet, this.architecture);
			return AssemblySources.exports(this.library, sources, sources + "/linux");
		}

	}

}
