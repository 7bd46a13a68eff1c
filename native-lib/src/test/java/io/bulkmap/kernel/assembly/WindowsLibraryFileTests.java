package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Path;

import com.sun.jna.Native;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the prebuilt library of Windows as a file. Every build checks it; that its
 * functions work is for {@code .ci/run windows}.
 */
class WindowsLibraryFileTests {

	private static final String PLATFORM = "win32-x86-64";

	private static final String SOURCES = "src/main/asm/amd64";

	private static final int AMD64 = 0x8664;

	private static final int RELOCATIONS_STRIPPED = 0x1;

	private static final int DLL = 0x2000;

	private static final int HIGH_ENTROPY_ADDRESS = 0x20;

	private static final int DYNAMIC_ADDRESS = 0x40;

	private static final int NOT_EXECUTABLE_DATA = 0x100;

	private static final int EXECUTABLE = 0x20000000;

	private static final int WRITEABLE = 0x80000000;

	private static final int EXTENDED_CHARACTERISTICS = 20;

	private static final int SHADOW_STACK = 1;

	private final WindowsLibraryFile file = new WindowsLibraryFile(
			Path.of("src/main/resources", PLATFORM, "bulkmap.dll"));

	@Test
	void folderShouldBeWhatJnaCallsThePlatform() {
		assertThat(Native.class.getResource("/com/sun/jna/" + PLATFORM + "/jnidispatch.dll")).isNotNull();
	}

	@Test
	void machineShouldBeThatOfThePlatform() {
		assertThat(this.file.machine()).isEqualTo(AMD64);
		assertThat(this.file.is64Bit()).isTrue();
		assertThat(this.file.characteristics() & DLL).isNotZero();
	}

	@Test
	void nameShouldBeTheFileName() {
		assertThat(this.file.name()).isEqualTo("bulkmap.dll");
	}

	@Test
	void exportsShouldBeExactlyTheSourceFiles() throws IOException {
		assertThat(this.file.exports().keySet()).isEqualTo(AssemblySources.exports("bulkmap", SOURCES)).isNotEmpty();
		assertThat(this.file.exportCount()).isEqualTo(this.file.exports().size());
	}

	// A function that the unwinder does not know is a leaf to it: what it has pushed
	// would be
	// taken for its return address.
	@Test
	void everyFunctionShouldBeKnownToTheUnwinder() throws IOException {
		assertThat(this.file.unwindings()).extracting(WindowsLibraryFile.Unwinding::address)
			.containsAll(this.file.exports().values())
			.hasSameSizeAs(AssemblySources.files(SOURCES));
	}

	// Without an END_PROLOGUE the prologue has no bytes, and a fault in it would be
	// unwound as
	// if all of it had been done.
	@Test
	void everyPrologueShouldEndBehindItsLastStep() {
		assertThat(this.file.unwindings()).allMatch((function) -> function.prologue() == function.lastStep())
			.anyMatch((function) -> function.prologue() > 0);
	}

	@ParameterizedTest
	@ValueSource(ints = { WindowsLibraryFile.IMPORTS, WindowsLibraryFile.BOUND_IMPORTS,
			WindowsLibraryFile.IMPORT_ADDRESSES, WindowsLibraryFile.DELAYED_IMPORTS })
	void libraryShouldNeedNothingFromOthers(int table) {
		assertThat(this.file.tableBytes(table)).isZero();
	}

	@Test
	void libraryShouldNotRunCodeWhenLoaded() {
		assertThat(this.file.entryPoint()).isZero();
		assertThat(this.file.tableBytes(WindowsLibraryFile.THREAD_LOCALS)).isZero();
	}

	@Test
	void libraryShouldLieAnywhereWithoutBeingChanged() {
		assertThat(this.file.libraryCharacteristics() & HIGH_ENTROPY_ADDRESS).isNotZero();
		assertThat(this.file.libraryCharacteristics() & DYNAMIC_ADDRESS).isNotZero();
		assertThat(this.file.characteristics() & RELOCATIONS_STRIPPED).isZero();
		assertThat(this.file.tableBytes(WindowsLibraryFile.RELOCATIONS)).isZero();
	}

	@Test
	void memoryShouldNotBeWriteableAndExecutable() {
		assertThat(this.file.sections()).anyMatch((section) -> section.has(EXECUTABLE))
			.noneMatch((section) -> section.has(WRITEABLE) && section.has(EXECUTABLE));
		assertThat(this.file.libraryCharacteristics() & NOT_EXECUTABLE_DATA).isNotZero();
	}

	@Test
	void libraryShouldPromiseToLeaveReturnAddressesAlone() {
		assertThat(this.file.debugWord(EXTENDED_CHARACTERISTICS) & SHADOW_STACK).isNotZero();
	}

}
