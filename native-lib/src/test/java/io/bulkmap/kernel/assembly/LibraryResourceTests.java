package io.bulkmap.kernel.assembly;

import com.sun.jna.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LibraryResource}.
 */
class LibraryResourceTests {

	@ParameterizedTest
	@CsvSource({ "Linux, amd64, linux-x86-64", "Linux, x86_64, linux-x86-64", "Linux, aarch64, linux-aarch64",
			"Linux, arm64, linux-aarch64", "Linux, riscv64, linux-riscv64", "Windows 11, amd64, win32-x86-64",
			"Mac OS X, aarch64, darwin-aarch64", "Mac OS X, x86_64, darwin-x86-64", "FreeBSD, amd64, freebsd-x86-64" })
	void platformShouldBeNamedAsTheDirectoriesAre(String system, String architecture, String platform) {
		assertThat(LibraryResource.platform(system, architecture)).isEqualTo(platform);
	}

	@Test
	void platformOfThisProcessShouldBeTheOneThatJnaNames() {
		assertThat(LibraryResource.ofThisProcess().platform()).isEqualTo(Platform.RESOURCE_PREFIX);
	}

	@ParameterizedTest
	@ValueSource(strings = { "linux-x86-64", "linux-aarch64" })
	void libraryShouldHaveItsChecksum(String platform) throws Exception {
		LibraryResource resource = new LibraryResource(platform);

		assertThat(resource.isExpected()).isTrue();
		assertThat(resource.checksum()).isEqualTo(LibraryResource.sha256(resource.read()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "win32-x86-64", "darwin-x86-64", "darwin-aarch64" })
	void libraryThatNoJvmHasLoadedShouldBeRefused(String platform) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> new LibraryResource(platform).read())
			.withMessage("the library for this platform, %s, is experimental: no JVM has loaded it yet", platform);
	}

	@Test
	void platformWithoutLibraryShouldHaveNoChecksum() throws Exception {
		LibraryResource resource = new LibraryResource("linux-riscv64");

		assertThat(resource.isExpected()).isFalse();
		assertThat(resource.checksum()).isNull();
	}

}
