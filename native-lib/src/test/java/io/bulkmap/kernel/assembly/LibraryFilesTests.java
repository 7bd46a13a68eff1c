package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.bulkmap.Requirement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LibraryFiles}.
 */
class LibraryFilesTests {

	private static final byte[] CONTENT = { 1, 2, 3 };

	@TempDir
	private Path temporary;

	private Path file;

	@BeforeEach
	void setFile() {
		this.file = this.temporary.resolve("place/library.so");
	}

	@Test
	void provideShouldRemoveDraftsThatAreStaleAndNoOthers() throws Exception {
		Path stale = draft("libbulkmap-1.draft", LibraryFiles.STALE_AFTER.plusMinutes(1));
		Path fresh = draft("libbulkmap-2.draft", LibraryFiles.STALE_AFTER.minusMinutes(1));
		Path foreign = draft("other.draft", LibraryFiles.STALE_AFTER.plusDays(1));

		LibraryFiles.provide(this.file, CONTENT);

		assertThat(stale).doesNotExist();
		assertThat(list()).containsExactlyInAnyOrder(fresh, foreign, this.file);
	}

	@Test
	void provideWhenTheFileIsThereShouldRemoveStaleDraftsToo() throws Exception {
		LibraryFiles.provide(this.file, CONTENT);
		draft("libbulkmap-1.draft", LibraryFiles.STALE_AFTER.plusMinutes(1));

		LibraryFiles.provide(this.file, CONTENT);

		assertThat(list()).containsExactly(this.file);
	}

	private Path draft(String name, Duration age) throws IOException {
		Path draft = Files.write(Files.createDirectories(this.file.getParent()).resolve(name), CONTENT);
		return Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(age)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "rwxrwx---", "rwx----w-" })
	void provideWhenOthersCanChangeTheFileShouldReplaceIt(String permissions) throws Exception {
		LibraryFiles.provide(this.file, CONTENT);
		Files.setPosixFilePermissions(this.file, PosixFilePermissions.fromString(permissions));
		Object before = Files.getAttribute(this.file, "unix:ino");

		LibraryFiles.provide(this.file, CONTENT);

		assertThat(Files.getAttribute(this.file, "unix:ino")).isNotEqualTo(before);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.file))).isEqualTo("rwx------");
	}

	@Test
	void provideWhenTheFileIsALinkShouldReplaceIt() throws Exception {
		Path target = Files.write(this.temporary.resolve("target"), CONTENT);
		Files.createDirectory(this.file.getParent());
		Files.createSymbolicLink(this.file, target);

		LibraryFiles.provide(this.file, CONTENT);

		assertThat(this.file).isRegularFile();
		assertThat(Files.isSymbolicLink(this.file)).isFalse();
	}

	@Test
	void writeWhenItFailsShouldLeaveNothing() throws IOException {
		Path directory = Files.createDirectories(this.file.resolve("not empty")).getParent();

		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> LibraryFiles.write(directory, CONTENT, Set.of(PosixFilePermission.OWNER_READ)));

		assertThat(list()).containsExactly(directory);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw-rw-r--", "rw-r--rw-" })
	void readWhenOthersCanChangeTheFileShouldRefuse(String permissions) throws Exception {
		Path installed = Files.write(this.temporary.resolve("installed.so"), CONTENT);
		Files.setPosixFilePermissions(installed, PosixFilePermissions.fromString(permissions));

		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> LibraryFiles.read(installed))
			.withMessage("it can be changed by other users; take the permission to write away from them");
	}

	@Test
	void readWhenTheFileBelongsToAnotherUserShouldRefuse() throws Exception {
		Requirement.require("root", Files.getOwner(this.temporary).getName().equals("root") ? null
				: "only root can give a file to another user");
		Path installed = Files.write(this.temporary.resolve("installed.so"), CONTENT);
		Files.setAttribute(installed, "unix:uid", 12345);

		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> LibraryFiles.read(installed))
			.withMessage("it belongs to another user, 12345; it must belong to root or to root");
	}

	@Test
	void readShouldFollowLinksButCheckWhatTheyLeadTo() throws Exception {
		Path installed = Files.write(this.temporary.resolve("installed.so"), CONTENT);
		Path link = Files.createSymbolicLink(this.temporary.resolve("link.so"), installed);

		assertThat(LibraryFiles.read(link)).isEqualTo(CONTENT);

		Files.setPosixFilePermissions(installed, PosixFilePermissions.fromString("rw-rw-rw-"));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> LibraryFiles.read(link));
	}

	private List<Path> list() throws IOException {
		try (Stream<Path> files = Files.list(this.file.getParent())) {
			return files.toList();
		}
	}

}
