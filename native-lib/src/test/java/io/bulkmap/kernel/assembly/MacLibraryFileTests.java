package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.stream.Collectors;

import com.sun.jna.Native;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the prebuilt libraries of macOS as files. That is all that is known of them:
 * no Mac has loaded them yet.
 */
@ParameterizedClass
@EnumSource
class MacLibraryFileTests {

	private static final int LIBRARY = 6;

	private static final int NOTHING_UNDEFINED = 0x1;

	private static final int MACOS_11 = 11 << 16;

	private static final int WRITE = 2;

	private static final int EXECUTE = 4;

	private static final Set<Integer> INITIALIZERS_AND_TERMINATORS = Set.of(0x9, 0xa, 0x16);

	private static final int AD_HOC = 0x2;

	private static final int SIGNED_BY_LINKER = 0x20000;

	private final Prebuilt prebuilt;

	private final MacLibraryFile file;

	MacLibraryFileTests(Prebuilt prebuilt) {
		this.prebuilt = prebuilt;
		this.file = new MacLibraryFile(Path.of("src/main/resources", prebuilt.platform, "libbulkmap.dylib"));
	}

	@Test
	void folderShouldBeWhatJnaCallsThePlatform() {
		assertThat(Native.class.getResource("/com/sun/jna/" + this.prebuilt.platform + "/libjnidispatch.jnilib"))
			.isNotNull();
	}

	@Test
	void machineShouldBeThatOfThePlatform() {
		assertThat(this.file.processor()).isEqualTo(this.prebuilt.processor);
		assertThat(this.file.type()).isEqualTo(LIBRARY);
		assertThat(this.file.oldestSystem()).isEqualTo(MACOS_11);
	}

	@Test
	void nameShouldBeTheFileName() {
		assertThat(this.file.libraries(MacLibraryFile.LIBRARY_NAME)).containsExactly("@rpath/libbulkmap.dylib");
	}

	// The symbol table tells debuggers, the exports tell the loader.
	@Test
	void exportsShouldBeExactlyTheSourceFiles() throws IOException {
		Set<String> sources = AssemblySources.exports("bulkmap", "src/main/asm/" + this.prebuilt.architecture)
			.stream()
			.map((symbol) -> "_" + symbol)
			.collect(Collectors.toSet());

		assertThat(this.file.exports()).isEqualTo(sources).isNotEmpty();
		assertThat(this.file.symbols()).isEqualTo(sources);
	}

	// The one that macOS asks for, because it has the system calls of every other
	// program.
	@Test
	void libraryShouldNeedNothingButTheSystem() {
		assertThat(this.file.libraries(MacLibraryFile.LOAD_LIBRARY)).containsExactly("/usr/lib/libSystem.B.dylib");
		assertThat(this.file.flags() & NOTHING_UNDEFINED).isNotZero();
	}

	@Test
	void libraryShouldNotBeChangedWhenLoaded() {
		assertThat(this.file.fixUpBytes()).isZero();
	}

	@Test
	void libraryShouldNotRunCodeWhenLoaded() {
		assertThat(this.file.sectionTypes()).isNotEmpty().doesNotContainAnyElementsOf(INITIALIZERS_AND_TERMINATORS);
	}

	@Test
	void memoryShouldNotBeWriteableAndExecutable() {
		assertThat(this.file.protections()).anyMatch((protection) -> (protection & EXECUTE) != 0)
			.noneMatch((protection) -> (protection & WRITE) != 0 && (protection & EXECUTE) != 0);
	}

	// Without a signature by somebody, arm64 Macs run nothing; others don't ask.
	@Test
	void signatureShouldCoverTheFile() throws NoSuchAlgorithmException {
		assertThat(this.file.has(MacLibraryFile.CODE_SIGNATURE)).isEqualTo(this.prebuilt.signed);
		if (this.prebuilt.signed) {
			MacLibraryFile.CodeDirectory directory = this.file.codeDirectory();

			assertThat(directory.flags()).isEqualTo(AD_HOC | SIGNED_BY_LINKER);
			assertThat(directory.codeBytes()).isEqualTo(directory.signature());
			assertThat(directory.checksums()).isEqualTo(directory.actualChecksums()).isNotEmpty();
		}
	}

	enum Prebuilt {

		AMD64("amd64", "darwin-x86-64", 0x01000007, false),

		ARM64("arm64", "darwin-aarch64", 0x0100000c, true);

		private final String architecture;

		private final String platform;

		private final int processor;

		private final boolean signed;

		Prebuilt(String architecture, String platform, int processor, boolean signed) {
			this.architecture = architecture;
			this.platform = platform;
			this.processor = processor;
			this.signed = signed;
		}

	}

}
