package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.bulkmap.Requirement;
import io.bulkmap.kernel.assembly.LoadingProcess.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LibraryLoader} on file systems that do not allow what it would like to
 * do.
 */
class LibraryLoaderMountProcessTests {

	private static final String NOEXEC = ": its file system does not allow execution (mounted noexec, or SELinux "
			+ "forbids it); choose another one with bulkmap.native.directory or bulkmap.native.library";

	private static final String READ_ONLY = ": its file system is read-only; install the library beforehand and set "
			+ "bulkmap.native.library, or set bulkmap.native.directory to a directory that can be written to";

	private static final String EVERYTHING_READ_ONLY = """
			mount -o remount,bind,ro /
			mount --bind "$dir" "$dir"
			mount -o remount,bind,ro "$dir"
			""";

	@TempDir
	private Path directory;

	private LoadingProcess process;

	@BeforeEach
	void requireNative() {
		Requirement.require("native", LibraryResource.ofThisProcess().isExpected() ? null
				: "there is no native library for " + PatchedLibrary.PLATFORM);
		this.process = new LoadingProcess(this.directory);
	}

	@Test
	void cacheThatIsNoexecShouldBeLeftForTheNextPlace() throws Exception {
		mountCache("tmpfs -o noexec,mode=700");

		usesTemporary(cached() + NOEXEC);
	}

	@Test
	void cacheThatIsReadOnlyShouldBeLeftForTheNextPlace() throws Exception {
		mountCache("tmpfs -o ro,mode=700");

		usesTemporary(cached() + READ_ONLY);
	}

	// One page, which the library does not fit into.
	@Test
	void cacheThatIsFullShouldBeLeftForTheNextPlace() throws Exception {
		mountCache("tmpfs -o size=4k,mode=700");

		usesTemporary(cached() + ": its file system is full");
	}

	@Test
	void cacheWithoutPermissionToWriteShouldBeLeftForTheNextPlace() throws Exception {
		Files.createDirectories(this.process.cache());
		Files.setPosixFilePermissions(this.process.cache(), PosixFilePermissions.fromString("r-x------"));
		this.process.withPermissionsThatCount();

		Result result = this.process.run();

		assertThat(result.kernel()).isNotEqualTo("java");
		assertThat(result.attempts()).hasSize(2).last().isEqualTo(temporary().toString());
		assertThat(result.attempts().get(0)).startsWith(
				cached() + ": this user has no permission to create or read " + this.process.cache() + "/libbulkmap-");
	}

	private void mountCache(String type) throws IOException, InterruptedException {
		Files.createDirectories(this.process.cache());
		this.process.after("mount -t " + type + " none \"$cache\"");
	}

	private void usesTemporary(String refused) throws IOException, InterruptedException {
		Result result = this.process.run();

		assertThat(result.kernel()).isNotEqualTo("java");
		assertThat(result.attempts()).containsExactly(refused, temporary().toString());
	}

	@Test
	void jnaThatMayExecuteNothingShouldBeReported() throws Exception {
		Files.createDirectories(this.directory.resolve("jna"));
		this.process.after("mount -t tmpfs -o noexec none \"$dir/jna\"")
			.option("-Djna.tmpdir=" + this.directory + "/jna");

		Result result = this.process.run();

		assertThat(result.kernel()).isEqualTo("java");
		assertThat(result.attempts()).singleElement()
			.asString()
			.startsWith(
					cached() + ": JNA cannot load its own library; set jna.tmpdir to a directory that allows writing "
							+ "and execution, or jna.boot.library.path to one that has the library: " + this.directory
							+ "/jna/")
			.endsWith(": failed to map segment from shared object");
		assertThat(result.attempts()).containsExactly(cached() + ": " + result.cause());
	}

	@Test
	void rootThatIsReadOnlyShouldLeaveTheJavaKernel() throws Exception {
		Result result = this.process.after(EVERYTHING_READ_ONLY).run();

		assertThat(result.kernel()).isEqualTo("java");
		assertThat(result.attempts()).containsExactly(cached() + READ_ONLY, temporary() + READ_ONLY);
		assertThat(result.cause()).isEqualTo(String.join("; ", result.attempts()));
	}

	@Test
	void rootThatIsReadOnlyShouldDoWithWhatWasInstalled() throws Exception {
		Path installed = this.directory.resolve("opt/bulkmap");
		InstallNativeLibraryTests.install(installed.toString());

		Result result = this.process.after(EVERYTHING_READ_ONLY)
			.library(installed.resolve("libbulkmap.so"))
			.option("-Djna.boot.library.path=" + installed)
			.option("-Djna.nounpack=true")
			.run();

		assertThat(result.kernel()).isNotEqualTo("java");
		assertThat(result.attempts()).containsExactly(installed.resolve("libbulkmap.so").toString());
		assertThat(result.log()).as("nothing but the one line, and where it comes from").hasSize(2);
	}

	// What an image has in its cache is used, too.
	@Test
	void rootThatIsReadOnlyShouldDoWithWhatAnEarlierProcessHasLeft() throws Exception {
		Path boot = Files.createDirectory(this.directory.resolve("boot"));
		JnaFiles.writeTo(boot);
		new LoadingProcess(this.directory).run();

		Result result = this.process.after(EVERYTHING_READ_ONLY)
			.option("-Djna.boot.library.path=" + boot)
			.option("-Djna.nounpack=true")
			.run();

		assertThat(result.kernel()).isNotEqualTo("java");
		assertThat(result.attempts()).containsExactly(cached().toString());
	}

	@Test
	void installedLibraryThatIsNoexecShouldBeLeftForTheNextPlace() throws Exception {
		Path installed = Files.createDirectory(this.directory.resolve("opt")).resolve("libbulkmap.so");
		this.process.after("""
				mount -t tmpfs -o noexec none "$dir/opt"
				cp "%s" "$dir/opt"
				""".formatted(PatchedLibrary.ORIGINAL)).library(installed);

		Result result = this.process.run();

		assertThat(result.kernel()).isNotEqualTo("java");
		assertThat(result.attempts()).containsExactly(installed + NOEXEC, cached().toString());
	}

	private Path cached() throws IOException {
		return this.process.cache().resolve(fileName());
	}

	private Path temporary() throws IOException {
		return this.process.temporary().resolve(fileName());
	}

	private static String fileName() throws IOException {
		return LibraryResource.fileName(Files.readAllBytes(PatchedLibrary.ORIGINAL));
	}

}
