package io.bulkmap.benchmarks.profile;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ProfileFiles}.
 */
class ProfileFilesTests {

	private static final Path BASELINE = Path.of("../../docs/data/profile");

	@TempDir
	private Path directory = Path.of("");

	@Test
	void whatIsWrittenShouldBeRead() {
		Profile profile = Profiles.of("a/Foo.f", 30);

		ProfileFiles.write(this.directory.resolve("new"), profile, false);

		assertThat(ProfileFiles.read(this.directory.resolve("new"))).isEqualTo(profile);
		assertThat(this.directory.resolve("new/run-1.collapsed")).content()
			.isEqualTo("run;a/Foo.f 3000\nrun;rest 7000\n");
	}

	@Test
	void compressedFilesShouldBeReadAsWell() {
		Profile profile = Profiles.of("a/Foo.f", 30);

		ProfileFiles.write(this.directory, profile, false);
		ProfileFiles.write(this.directory, profile, true);

		assertThat(ProfileFiles.read(this.directory)).isEqualTo(profile);
		assertThat(this.directory).isDirectoryNotContaining("glob:**.collapsed")
			.isDirectoryContaining("glob:**.collapsed.gz");
	}

	@Test
	void writeShouldReplaceAProfileAndNothingElse() throws Exception {
		Files.writeString(this.directory.resolve("run-4.collapsed"), "old 1\n");
		Files.writeString(this.directory.resolve("run-1.html"), "old");
		Files.writeString(this.directory.resolve("README.md"), "mine");

		ProfileFiles.write(this.directory, Profiles.of("a/Foo.f", 30), false);

		assertThat(this.directory).isDirectoryNotContaining("glob:**run-4*")
			.isDirectoryNotContaining("glob:**.html")
			.isDirectoryContaining("glob:**README.md");
	}

	@Test
	void whatIsNoProfileShouldBeRefusedWithTheCause() throws Exception {
		assertThatIllegalArgumentException().isThrownBy(() -> ProfileFiles.read(this.directory.resolve("none")))
			.withMessageEndingWith("none: there is no profile, because there is no profile.json");

		ProfileFiles.write(this.directory, Profiles.of("a/Foo.f", 30), false);
		Files.writeString(this.directory.resolve("run-2.collapsed"), "run;f one\n");
		assertThatIllegalArgumentException().isThrownBy(() -> ProfileFiles.read(this.directory))
			.withMessageContaining("run-2.collapsed:1: expected frames");
		Files.delete(this.directory.resolve("run-2.collapsed"));
		assertThatIllegalArgumentException().isThrownBy(() -> ProfileFiles.read(this.directory))
			.withMessageEndingWith("run-2.collapsed: cannot be read (NoSuchFileException)");

		Path conditions = this.directory.resolve("profile.json");
		Files.writeString(conditions, Files.readString(conditions).replace(Conditions.SCHEMA, "other-1"));
		assertThatIllegalArgumentException().isThrownBy(() -> ProfileFiles.read(this.directory))
			.withMessageEndingWith("profile.json: the format is 'other-1', expected 'bulkmap-profile-1'");
		Files.writeString(conditions, "{");
		assertThatIllegalArgumentException().isThrownBy(() -> ProfileFiles.read(this.directory))
			.withMessageContaining("profile.json: is no profile (");
	}

	@Test
	void committedBaselineShouldBeEnoughOfThisWorkload() {
		Profile baseline = ProfileFiles.read(BASELINE);

		baseline.requireEnough("The baseline");
		assertThat(baseline.conditions().workload()).as("record and accept a new one")
			.isEqualTo(ProfiledWorkload.VERSION);
		assertThat(baseline.runs())
			.allMatch((run) -> run.frames().stream().anyMatch((frame) -> frame.startsWith("bulkmap_get_all_i64_")));
	}

}
