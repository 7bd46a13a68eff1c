package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ElfCheck}.
 */
class ElfCheckTests {

	@ParameterizedTest
	@ValueSource(strings = { "linux-x86-64", "linux-aarch64" })
	void libraryShouldBeAcceptedForItsPlatformOnly(String platform) throws IOException {
		assertThat(ElfCheck.causeAgainst(library(platform), platform)).isNull();
		assertThat(ElfCheck.causeAgainst(library(platform), "linux-riscv64"))
			.isEqualTo("it is built for %s, but this process runs on linux-riscv64".formatted(platform));
	}

	// Whatever is missing, if it is only the table of sections at the end, nobody needs
	// it.
	@Test
	void truncatedLibraryShouldBeRefusedAsSoonAsASegmentIsIncomplete() throws IOException {
		byte[] library = library("linux-x86-64");
		long end = new NativeLibraryFile(path("linux-x86-64")).segments()
			.mapToLong((segment) -> segment.p_offset + segment.p_filesz)
			.max()
			.orElseThrow();

		assertThat(ElfCheck.causeAgainst(Arrays.copyOf(library, (int) end), "linux-x86-64")).isNull();
		for (int length = 64; length < end; length++) {
			assertThat(ElfCheck.causeAgainst(Arrays.copyOf(library, length), "linux-x86-64")).as("%d bytes", length)
				.isEqualTo("it is truncated");
		}
		for (int length = 0; length < 64; length++) {
			assertThat(ElfCheck.causeAgainst(Arrays.copyOf(library, length), "linux-x86-64"))
				.isEqualTo("it is truncated, or no library of 64-bit Linux");
		}
	}

	@Test
	void otherFileShouldBeRefused() throws IOException {
		byte[] text = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
		byte[] library32 = library("linux-x86-64");
		library32[4] = 1;
		byte[] foreign = library("linux-x86-64");
		foreign[18] = 8;

		assertThat(ElfCheck.causeAgainst(text, "linux-x86-64"))
			.isEqualTo("it is truncated, or no library of 64-bit Linux");
		assertThat(ElfCheck.causeAgainst(library32, "linux-x86-64"))
			.isEqualTo("it is truncated, or no library of 64-bit Linux");
		assertThat(ElfCheck.causeAgainst(foreign, "linux-x86-64"))
			.isEqualTo("it is built for another processor, but this process runs on linux-x86-64");
	}

	private static byte[] library(String platform) throws IOException {
		return Files.readAllBytes(path(platform));
	}

	private static Path path(String platform) {
		return Path.of("src/main/resources", platform, LibraryResource.FILE);
	}

}
