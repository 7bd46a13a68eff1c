package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import com.sun.jna.NativeLibrary;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LibraryLoader}.
 */
class LibraryLoaderTests {

	@TempDir
	private Path temporary;

	@Test
	void loadShouldWriteTheLibraryWhereOnlyThisUserCanChangeIt() throws IOException {
		Path directory = this.temporary.resolve("new/cache");
		LibraryLoader loader = new LibraryLoader(List.of(directory));

		NativeLibrary library = loader.load();

		assertThat(library).isNotNull();
		assertThat(library.getFile()).hasParent(directory.toFile());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
		assertThat(list(directory)).singleElement()
			.satisfies((file) -> assertThat(file.getFileName().toString()).matches("libbulkmap-[0-9a-f]{16}\\.so"));
		assertThat(loader.attempts()).containsExactly(new LibraryAttempt(library.getFile().toString(), null));
	}

	@Test
	void loadWhenTheLibraryIsThereShouldUseIt() throws IOException {
		new LibraryLoader(List.of(this.temporary)).load();
		Path file = list(this.temporary).get(0);
		Object before = Files.readAttributes(file, "unix:ino").get("ino");

		assertThat(new LibraryLoader(List.of(this.temporary)).load()).isNotNull();

		assertThat(list(this.temporary)).containsExactly(file);
		assertThat(Files.readAttributes(file, "unix:ino").get("ino")).isEqualTo(before);
	}

	@Test
	void loadWhenTheFileWasAlteredShouldReplaceIt() throws IOException {
		Path first = this.temporary.resolve("first");
		Path second = Files.createDirectory(this.temporary.resolve("second"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		new LibraryLoader(List.of(first)).load();
		Path good = list(first).get(0);
		Path altered = second.resolve(good.getFileName());
		Files.write(altered, new byte[] { 1, 2, 3 });

		assertThat(new LibraryLoader(List.of(second)).load()).isNotNull();

		assertThat(altered).hasSameBinaryContentAs(good);
		assertThat(list(second)).containsExactly(altered);
	}

	@Test
	void loadWhenADirectoryCannotBeUsedShouldTellWhyAndTryTheNext() throws IOException {
		Path file = Files.createFile(this.temporary.resolve("file"));
		Path shared = Files.createDirectory(this.temporary.resolve("shared"));
		Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
		Path good = this.temporary.resolve("good");
		LibraryLoader loader = new LibraryLoader(List.of(file.resolve("below"), shared, good));

		assertThat(loader.load()).isNotNull();

		assertThat(loader.attempts()).hasSize(3);
		assertThat(loader.attempts().get(0).cause()).isEqualTo(file + "/below: Not a directory");
		assertThat(loader.attempts().get(1).cause())
			.isEqualTo(shared + " can be changed by other users; take the permission to write away from them");
		assertThat(loader.attempts().get(2).loaded()).isTrue();
	}

	@Test
	void loadWhenTheDirectoryBelongsToAnotherUserShouldRefuseIt() throws IOException {
		Requirement.require("root", Files.getOwner(this.temporary).getName().equals("root") ? null
				: "only root can give a directory to another user");
		Path directory = Files.createDirectory(this.temporary.resolve("foreign"));
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
		Files.setAttribute(directory, "unix:uid", 12345);

		refuses(directory, directory + " belongs to another user, 12345; it must belong to root or to root");
		assertThat(list(directory)).isEmpty();
	}

	@Test
	void loadWhenTheDirectoryIsALinkShouldRefuseIt() throws IOException {
		Path target = Files.createDirectory(this.temporary.resolve("target"));
		Path link = Files.createSymbolicLink(this.temporary.resolve("link"), target);

		refuses(link, link + " is not a directory");
		assertThat(list(target)).isEmpty();
	}

	private static void refuses(Path directory, String cause) {
		LibraryLoader loader = new LibraryLoader(List.of(directory));

		assertThat(loader.load()).isNull();

		assertThat(loader.attempts()).singleElement()
			.satisfies((attempt) -> assertThat(attempt.cause()).isEqualTo(cause));
	}

	@Test
	void loadWhenNoDirectoryCanBeUsedShouldReturnNothing() throws IOException {
		Path file = Files.createFile(this.temporary.resolve("file"));
		LibraryLoader loader = new LibraryLoader(List.of(file.resolve("below")));

		assertThat(loader.load()).isNull();

		assertThat(loader.attempts()).singleElement().satisfies((attempt) -> assertThat(attempt.loaded()).isFalse());
	}

	@Test
	void symbolShouldNameTheMethod() {
		assertThat(JnaLibrary.symbol("mapMemory")).isEqualTo("bulkmap_map_memory");
	}

	private static List<Path> list(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.toList();
		}
	}

}
