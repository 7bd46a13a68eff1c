package io.bulkmap.kernel.assembly;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InstallNativeLibrary}.
 */
class InstallNativeLibraryTests {

	@TempDir
	private Path temporary;

	@ParameterizedTest
	@ValueSource(strings = { "linux-x86-64", "linux-aarch64" })
	void runShouldWriteBothLibrariesForOthersToReadOnly(String platform) throws IOException {
		Path directory = this.temporary.resolve("opt/bulkmap");

		Outcome outcome = run("--platform", platform, directory.toString());

		assertThat(outcome).isEqualTo(new Outcome(0, """
				%1$s/libbulkmap.so
				%1$s/libjnidispatch.so

				Spring Boot:  bulkmap.native.library=%1$s/libbulkmap.so
				Java:         BulkMapFactory.builder().nativeLibrary(Path.of("%1$s/libbulkmap.so"))
				JVM:          -Djna.boot.library.path=%1$s -Djna.nounpack=true
				""".formatted(directory), ""));
		assertThat(list(directory)).allSatisfy((file) -> assertThat(permissions(file)).isEqualTo("r-xr-xr-x"))
			.extracting((file) -> file.getFileName().toString())
			.containsExactlyInAnyOrder("libbulkmap.so", "libjnidispatch.so");
		assertThat(permissions(directory)).isEqualTo("rwxr-xr-x");
		assertThat(directory.resolve("libbulkmap.so"))
			.hasSameBinaryContentAs(Path.of("src/main/resources", platform, "libbulkmap.so"));
	}

	@Test
	void runShouldReplaceWhatIsThere() throws IOException {
		Files.writeString(this.temporary.resolve("libbulkmap.so"), "old");

		run("--platform", "linux-x86-64", this.temporary.toString());

		assertThat(this.temporary.resolve("libbulkmap.so"))
			.hasSameBinaryContentAs(Path.of("src/main/resources/linux-x86-64/libbulkmap.so"));
		assertThat(list(this.temporary)).hasSize(2);
	}

	@Test
	void runWhenThePlatformIsUnknownShouldFail() throws IOException {
		assertThat(run("--platform", "linux-riscv64", this.temporary.toString()))
			.isEqualTo(new Outcome(1, "", "bulkmap: class path /linux-riscv64/libbulkmap.so: "
					+ "there is no native library for this platform, linux-riscv64\n"));
		assertThat(this.temporary).isEmptyDirectory();
	}

	@Test
	void runWhenTheDirectoryIsAFileShouldFail() throws IOException {
		Path file = Files.createFile(this.temporary.resolve("file"));

		assertThat(run("--platform", "linux-x86-64", file.toString()))
			.isEqualTo(new Outcome(1, "", "bulkmap: %s: %1$s is not a directory\n".formatted(file)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "--platform linux-x86-64", "--unknown", "--platform linux-x86-64 -x" })
	void runWhenArgumentsAreWrongShouldPrintTheUsage(String arguments) {
		Outcome outcome = run(arguments.split(" "));

		assertThat(outcome.code()).isEqualTo(2);
		assertThat(outcome.output()).isEmpty();
		assertThat(outcome.errors()).startsWith("usage: java -jar bulkmap-native.jar [--platform PLATFORM] DIRECTORY");
	}

	@Test
	void runWhenAskedForHelpShouldPrintTheUsage() {
		Outcome outcome = run("--help");

		assertThat(outcome.code()).isZero();
		assertThat(outcome.output()).startsWith("usage: ");
	}

	@Test
	void programShouldNeedNothingElseAndEndWithItsCode() throws Exception {
		Path directory = this.temporary.resolve("opt");

		Process good = program("--platform", "linux-x86-64", directory.toString());
		assertThat(new String(good.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("""
				%1$s/libbulkmap.so

				Spring Boot:  bulkmap.native.library=%1$s/libbulkmap.so
				Java:         BulkMapFactory.builder().nativeLibrary(Path.of("%1$s/libbulkmap.so"))
				JNA is not on the class path; where it cannot write files, it needs its library, too.
				""".formatted(directory));
		assertThat(good.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(good.exitValue()).isZero();
		Process bad = program();
		assertThat(bad.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(bad.exitValue()).isEqualTo(2);
	}

	@Test
	void programWhenItCannotWriteShouldSaySo() throws Exception {
		LoadingProcess.requireMount();
		ProcessBuilder builder = builder(this.temporary + "/opt");
		builder.command()
			.addAll(0, List.of("unshare", "-m", "sh", "-euc",
					"mount -t tmpfs -o ro none \"" + this.temporary + "\"\nexec \"$@\"", "sh"));

		Process process = builder.start();

		assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
			.isEqualTo("bulkmap: %s/opt: its file system is read-only\n".formatted(this.temporary));
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isEqualTo(1);
	}

	@Test
	void jarShouldNameTheProgram() throws IOException {
		assertThat(Files.readString(Path.of("pom.xml")))
			.contains("<Main-Class>" + InstallNativeLibrary.class.getName() + "</Main-Class>");
	}

	// With what the jar has, and nothing else.
	private static Process program(String... arguments) throws IOException {
		return builder(arguments).redirectError(ProcessBuilder.Redirect.DISCARD).start();
	}

	private static ProcessBuilder builder(String... arguments) {
		String java = System.getProperty("bulkmap.test.java", System.getProperty("java.home") + "/bin/java");
		ProcessBuilder builder = new ProcessBuilder(java, "-cp", "target/classes",
				InstallNativeLibrary.class.getName());
		builder.command().addAll(List.of(arguments));
		return builder;
	}

	static void install(String directory) {
		assertThat(run(directory).code()).isZero();
	}

	private static Outcome run(String... arguments) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		int code = new InstallNativeLibrary(new PrintStream(output, true, StandardCharsets.UTF_8),
				new PrintStream(errors, true, StandardCharsets.UTF_8))
			.run(List.of(arguments));
		return new Outcome(code, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
	}

	private static String permissions(Path file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
	}

	private static List<Path> list(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.toList();
		}
	}

	/**
	 * What the program leaves.
	 */
	private record Outcome(int code, String output, String errors) {

	}

}
