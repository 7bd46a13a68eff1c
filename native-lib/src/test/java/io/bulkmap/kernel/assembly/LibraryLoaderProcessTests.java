package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.bulkmap.Requirement;
import io.bulkmap.kernel.assembly.LoadingProcess.Result;
import io.bulkmap.kernel.assembly.LoadingProcess.Running;
import io.bulkmap.table.TableLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LibraryLoader} in processes of their own: what each of them cannot
 * use, it says in a sentence, and its maps work all the same.
 */
class LibraryLoaderProcessTests {

	private static final String CHECKSUM = "its checksum is not that of this version of bulkmap: ";

	private static final String RESOURCE = "class path /" + PatchedLibrary.PLATFORM + "/libbulkmap.so";

	@TempDir
	private Path directory;

	@BeforeEach
	void requireNative() {
		Requirement.require("native", LibraryResource.ofThisProcess().isExpected() ? null
				: "there is no native library for " + PatchedLibrary.PLATFORM);
	}

	@Test
	void processShouldUseTheUsersCacheAndSaySoInOneLine() throws Exception {
		Result result = process().run();

		assertThat(result.kernel()).isNotEqualTo("java");
		assertThat(result.attempts()).containsExactly(cached().toString());
		assertThat(result.mapped()).containsExactly(cached().toString());
		assertThat(result.info()).singleElement()
			.asString()
			.startsWith("INFO: bulkmap kernel '%s', binding '".formatted(result.kernel()))
			.endsWith("; library '%s'".formatted(cached()));
	}

	@Test
	void processShouldNotUseALibraryThatLiesWhereTheSystemSearches() throws Exception {
		Path trap = Files.createDirectory(this.directory.resolve("trap"));
		PatchedLibrary.returning(99, List.of("bulkmap_layout_version"), trap.resolve("libbulkmap.so"));
		Files.copy(trap.resolve("libbulkmap.so"), trap.resolve(fileName()));

		Result result = process().libraryPath(trap)
			.option("-Djava.library.path=" + trap)
			.option("-Djna.library.path=" + trap)
			.option("-Djna.nosys=false")
			.run();

		assertThat(result.attempts()).containsExactly(cached().toString());
		assertThat(result.mapped()).containsExactly(cached().toString());
	}

	@Test
	void configuredDirectoryShouldComeBeforeTheCache() throws Exception {
		Path place = this.directory.resolve("place/new");

		Result result = process().directory(place).run();

		assertThat(result.attempts()).containsExactly(place.resolve(fileName()).toString());
		assertThat(result.mapped()).containsExactly(place.resolve(fileName()).toString());
		assertThat(cached()).doesNotExist();
	}

	@Test
	void configuredDirectoryWhenItIsALinkShouldBeUsed() throws Exception {
		Path place = Files.createDirectory(this.directory.resolve("place"));
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), place);

		assertThat(process().directory(link).run().attempts())
			.containsExactly(place.toRealPath().resolve(fileName()).toString());
	}

	@Test
	void configuredLibraryShouldBeUsedAsItIsAndComeFirst() throws Exception {
		Path installed = Files.copy(PatchedLibrary.ORIGINAL, this.directory.resolve("libbulkmap.so"));
		Object before = Files.getAttribute(installed, "unix:ctime");

		Result result = process().library(installed).directory(this.directory.resolve("place")).run();

		assertThat(result.kernel()).isNotEqualTo("java");
		assertThat(result.attempts()).containsExactly(installed.toString());
		assertThat(result.mapped()).containsExactly(installed.toString());
		assertThat(Files.getAttribute(installed, "unix:ctime")).isEqualTo(before);
		assertThat(this.directory.resolve("place")).doesNotExist();
		assertThat(cached()).doesNotExist();
	}

	@Test
	void configuredLibraryWhenItIsMissingShouldSaySoAndUseTheCache() throws Exception {
		refusesInstalled(this.directory.resolve("missing.so"), "there is no such file");
		refusesInstalled(this.directory, "it is no file");
	}

	@Test
	void configuredLibraryWhenItIsAlteredShouldBeRefused() throws Exception {
		Path altered = PatchedLibrary.returning(1, List.of("bulkmap_cpu_features"), this.directory.resolve("a.so"));

		refusesInstalled(altered, CHECKSUM + "it is altered, truncated or of another version; install it again");
	}

	@Test
	void configuredLibraryWhenItIsTruncatedShouldBeRefused() throws Exception {
		refusesInstalled(PatchedLibrary.truncated(this.directory.resolve("t.so")), "it is truncated");
	}

	@Test
	void configuredLibraryWhenItIsTruncatedAndNoChecksumIsKnownShouldNotEndTheProcess() throws Exception {
		Path truncated = PatchedLibrary.truncated(this.directory.resolve("t.so"));

		Result result = process().withoutResources().library(truncated).run();

		assertThat(result.attempts()).first().isEqualTo(truncated + ": it is truncated");
	}

	@Test
	void configuredLibraryWhenItIsForAnotherProcessorShouldBeRefused() throws Exception {
		String other = PatchedLibrary.PLATFORM.equals("linux-aarch64") ? "linux-x86-64" : "linux-aarch64";
		Path foreign = Files.copy(Path.of("src/main/resources", other, "libbulkmap.so"),
				this.directory.resolve("f.so"));

		refusesInstalled(foreign,
				"it is built for %s, but this process runs on %s".formatted(other, PatchedLibrary.PLATFORM));
	}

	private void refusesInstalled(Path library, String cause) throws Exception {
		Result result = process().library(library).run();

		assertThat(result.kernel()).isNotEqualTo("java");
		assertThat(result.attempts()).containsExactly(library + ": " + cause, cached().toString());
		assertThat(result.mapped()).containsExactly(cached().toString());
		assertThat(result.info()).singleElement()
			.asString()
			.endsWith("; library '%s', not '%s', because of: %s".formatted(cached(), library, cause));
	}

	@Test
	void libraryOfAnotherLayoutShouldBeRefused() throws Exception {
		Path other = PatchedLibrary.returning(99, List.of("bulkmap_layout_version"), this.directory.resolve("o.so"));

		Result result = process().withoutResources().library(other).run();

		assertThat(result.kernel()).isEqualTo("java");
		assertThat(result.attempts()).first()
			.isEqualTo("%s: the library has table layout 99, expected %d: it is of another version".formatted(other,
					TableLayout.LAYOUT_VERSION));
	}

	@Test
	void libraryOfSomethingElseShouldBeRefused() throws Exception {
		Path other = Files.copy(Path.of("src/test/resources", PatchedLibrary.PLATFORM, "libbulkmaptest.so"),
				this.directory.resolve("o.so"));

		Result result = process().withoutResources().library(other).run();

		assertThat(result.kernel()).isEqualTo("java");
		assertThat(result.attempts()).first().isEqualTo(other + ": it is not a library of bulkmap");
	}

	@Test
	void secondLibraryShouldNotReplaceTheOneThatIsInUse() throws Exception {
		Path good = Files.copy(PatchedLibrary.ORIGINAL, this.directory.resolve("good.so"));
		Path other = PatchedLibrary.withWrongLookUps(this.directory.resolve("wrong.so"));

		Result result = process().withoutResources().library(good).other(other).run();

		assertThat(result.attempts()).containsExactly(good.toString(),
				other + ": this process works with another library already, and cannot with two");
	}

	@Test
	void alteredFileInTheCacheShouldBeRepaired() throws Exception {
		process().run();
		PatchedLibrary.truncated(cached());

		Result result = process().run();

		assertThat(result.attempts()).containsExactly(cached().toString());
		assertThat(cached()).hasSameBinaryContentAs(PatchedLibrary.ORIGINAL);
	}

	@Test
	void alteredResourceShouldBeRefused() throws Exception {
		Path classes = this.directory.resolve("altered");
		Path resource = classes.resolve(PatchedLibrary.PLATFORM).resolve("libbulkmap.so");
		Files.createDirectories(resource.getParent());
		PatchedLibrary.truncated(resource);

		refusesAll(process().with(classes), RESOURCE,
				CHECKSUM + "the jar is damaged, or a build has filtered or replaced the file in it");
	}

	@Test
	void missingResourceShouldBeReported() throws Exception {
		refusesAll(process().withoutResources(), RESOURCE,
				"the library for this platform, %s, is missing there; ".formatted(PatchedLibrary.PLATFORM)
						+ "add it (to a native image as a resource), or set bulkmap.native.library");
	}

	@Test
	void missingResourceShouldLeaveAConfiguredLibraryUsable() throws Exception {
		Path installed = Files.copy(PatchedLibrary.ORIGINAL, this.directory.resolve("libbulkmap.so"));

		Result result = process().withoutResources().library(installed).run();

		assertThat(result.kernel()).isNotEqualTo("java");
		assertThat(result.attempts()).containsExactly(installed.toString());
	}

	@Test
	void platformWithoutLibraryShouldBeReported() throws Exception {
		refusesAll(process().option("-Dos.arch=riscv64"), "class path /linux-riscv64/libbulkmap.so",
				"there is no native library for this platform, linux-riscv64");
	}

	@Test
	void absentJnaShouldBeReported() throws Exception {
		refusesAll(process().withoutJna(), cached().toString(),
				"JNA is not on the class path; add net.java.dev.jna:jna");
	}

	@Test
	void nativeAccessThatIsDeniedShouldBeReported() throws Exception {
		Requirement.require("deny", (Runtime.version().feature() >= 24) ? null
				: "this JVM cannot deny native access: " + Runtime.version());

		refusesAll(process().withNativeAccessDenied(), cached().toString(),
				"the JVM denies JNA native access; start it with --enable-native-access=ALL-UNNAMED");
	}

	@Test
	void jnaLibraryOfAnotherVersionShouldBeReported() throws Exception {
		Path boot = Files.createDirectory(this.directory.resolve("boot"));
		JnaFiles.writeOfAnotherVersion(boot);

		refusesAll(process().option("-Djna.boot.library.path=" + boot), cached().toString(),
				"jna.boot.library.path leads to a JNA library of another version; "
						+ "install the one of the jna.jar in use");
	}

	@Test
	void disabledNativeCodeShouldNotBeLookedFor() throws Exception {
		Result result = process().disabled().run();

		assertThat(result.kernel()).isEqualTo("java");
		assertThat(result.cause()).isEqualTo("disabled by nativeEnabled(false) of the factory's builder, "
				+ "which with Spring Boot is bulkmap.native.enabled=false");
		assertThat(result.attempts()).isEmpty();
		assertThat(this.directory.resolve("cache")).isEmptyDirectory();
	}

	private void refusesAll(LoadingProcess process, String location, String cause) throws Exception {
		Result result = process.run();

		assertThat(result.kernel()).isEqualTo("java");
		assertThat(result.cause()).isEqualTo(cause);
		assertThat(result.attempts()).containsExactly(location + ": " + cause);
		assertThat(result.mapped()).isEmpty();
		assertThat(result.info()).containsExactly("INFO: bulkmap kernel 'java', binding 'none', because of: " + cause);
	}

	@Test
	void processesThatStartAtOnceShouldLeaveOneFile() throws Exception {
		for (Result result : runAtOnce(8)) {
			assertThat(result.kernel()).isNotEqualTo("java");
			assertThat(result.attempts()).containsExactly(cached().toString());
		}
		assertThat(list(process().cache())).containsExactly(cached());
	}

	@Test
	void processesThatStartAtOnceShouldRemoveWhatAKilledOneHasLeft() throws Exception {
		Path cache = Files.createDirectories(process().cache());
		Path draft = Files.write(cache.resolve("libbulkmap-1234.draft"), new byte[100]);
		Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(LibraryFiles.STALE_AFTER).minusSeconds(60)));

		for (Result result : runAtOnce(8)) {
			assertThat(result.attempts()).containsExactly(cached().toString());
		}
		assertThat(list(cache)).containsExactly(cached());
	}

	private List<Result> runAtOnce(int count) throws Exception {
		List<Running> running = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			running.add(process().start());
		}
		List<Result> results = new ArrayList<>();
		for (Running process : running) {
			results.add(process.result());
		}
		return results;
	}

	private LoadingProcess process() {
		return new LoadingProcess(this.directory);
	}

	private Path cached() throws IOException {
		return process().cache().resolve(fileName());
	}

	private static String fileName() throws IOException {
		return LibraryResource.fileName(Files.readAllBytes(PatchedLibrary.ORIGINAL));
	}

	private static List<Path> list(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.toList();
		}
	}

}
