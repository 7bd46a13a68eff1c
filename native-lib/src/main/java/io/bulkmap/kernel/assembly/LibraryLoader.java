package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.jna.NativeLibrary;
import io.bulkmap.LibraryAttempt;
import org.jspecify.annotations.Nullable;

/**
 * Finds the library of this version and loads it: the one that was installed beforehand,
 * or else the one in the jar, written to the first directory that allows it.
 * <p>
 * JNA would search the system's libraries first, where a stale one could lie, and leaves
 * a file behind when the process is killed. So the library is written to a directory that
 * only this user can change, under a name that contains its checksum, where every process
 * finds it again; and JNA gets the absolute path. Those of other versions stay there:
 * somebody may be about to load one, and each takes some 20 KiB.
 */
final class LibraryLoader {

	// What the first one to be loaded had in it, for all loaders: native methods belong
	// to classes, so that a second library would replace the first one under its users.
	private static @Nullable String loadedChecksum;

	private final @Nullable Path installed;

	private final List<Path> directories;

	private final List<LibraryAttempt> attempts = new ArrayList<>();

	// Whether no other place can help.
	private boolean hopeless;

	LibraryLoader(List<Path> directories) {
		this(null, directories);
	}

	LibraryLoader(@Nullable Path installed, List<Path> directories) {
		this.installed = installed;
		this.directories = List.copyOf(directories);
	}

	/**
	 * Creates a loader that tries the installed library, the directory of the settings
	 * and the {@link #defaultDirectories()}.
	 * @param settings which of the former there are
	 */
	static LibraryLoader of(NativeSettings settings) {
		List<Path> directories = new ArrayList<>();
		if (settings.directory() != null) {
			directories.add(real(settings.directory()));
		}
		directories.addAll(defaultDirectories());
		return new LibraryLoader(settings.library(), directories);
	}

	// Whoever names a directory may have reasons to make it a link; in the others a link
	// is a trap.
	private static Path real(Path directory) {
		try {
			return directory.toRealPath();
		}
		catch (IOException ex) {
			return directory;
		}
	}

	/**
	 * Returns where the library is written to if nobody says where: the user's cache,
	 * then the directory for temporary files.
	 */
	static List<Path> defaultDirectories() {
		List<Path> directories = new ArrayList<>();
		String cache = System.getenv("XDG_CACHE_HOME");
		addIfAbsolute(directories,
				(cache != null && cache.startsWith("/")) ? cache : System.getProperty("user.home") + "/.cache",
				"bulkmap");
		addIfAbsolute(directories, System.getProperty("java.io.tmpdir"), "bulkmap-" + System.getProperty("user.name"));
		return directories;
	}

	// A property that is no path, such as the home "?" of a user without name, offers no
	// place to try.
	private static void addIfAbsolute(List<Path> directories, String parent, String name) {
		try {
			Path directory = Path.of(parent, name);
			if (directory.isAbsolute()) {
				directories.add(directory);
			}
		}
		catch (InvalidPathException ex) {
			// See above.
		}
	}

	/**
	 * Returns what was tried, in order, up to the place that the library was loaded from.
	 */
	List<LibraryAttempt> attempts() {
		return this.attempts;
	}

	/**
	 * Loads the library by JNA.
	 * @see #load(LibraryOpener)
	 */
	@Nullable NativeLibrary load() {
		return load(new JnaLibrary());
	}

	/**
	 * Loads the library from the first place that allows it.
	 * @param opener how to load it
	 * @return the library, or {@code null}; {@link #attempts()} tells why
	 */
	<T> @Nullable T load(LibraryOpener<T> opener) {
		LibraryResource resource = LibraryResource.ofThisProcess();
		T library = null;
		if (this.installed != null) {
			Path file = this.installed;
			library = attempt(file.toString(), () -> open(opener, file, installed(file, resource)));
		}
		if (library != null || this.hopeless) {
			return library;
		}
		byte[] content = attempt(resource.location(), resource::read);
		return (content != null) ? load(opener, content) : null;
	}

	private <T> @Nullable T load(LibraryOpener<T> opener, byte[] content) {
		for (Path directory : this.directories) {
			Path file = directory.resolve(LibraryResource.fileName(content));
			T library = attempt(file.toString(), () -> {
				LibraryFiles.provide(file, content);
				return open(opener, file, content);
			});
			if (library != null || this.hopeless) {
				return library;
			}
		}
		return null;
	}

	private static byte[] installed(Path file, LibraryResource resource) throws IOException, RefusedException {
		byte[] content = LibraryFiles.read(file);
		String cause = ElfCheck.causeAgainst(content, resource.platform());
		if (cause != null) {
			throw new RefusedException(cause);
		}
		String checksum = resource.checksum();
		if (checksum != null && !checksum.equals(LibraryResource.sha256(content))) {
			throw new RefusedException("its checksum is not that of this version of bulkmap: "
					+ "it is altered, truncated or of another version; install it again");
		}
		return content;
	}

	private <T> T open(LibraryOpener<T> opener, Path file, byte[] content) throws RefusedException {
		String cause = opener.causeAgainst();
		if (cause != null) {
			this.hopeless = true;
			throw new RefusedException(cause);
		}
		synchronized (LibraryLoader.class) {
			String checksum = LibraryResource.sha256(content);
			if (loadedChecksum != null && !loadedChecksum.equals(checksum)) {
				throw new RefusedException("this process works with another library already, and cannot with two");
			}
			T library = opener.open(file);
			loadedChecksum = checksum;
			this.attempts.add(new LibraryAttempt(file.toString(), null));
			return library;
		}
	}

	private <T> @Nullable T attempt(String location, Attempt<T> attempt) {
		String cause;
		try {
			return attempt.run();
		}
		catch (RefusedException ex) {
			cause = String.valueOf(ex.getMessage());
		}
		catch (IOException ex) {
			cause = LibraryFiles.describe(ex);
			if (cause.equals(LibraryFiles.READ_ONLY)) {
				cause += "; install the library beforehand and set bulkmap.native.library, "
						+ "or set bulkmap.native.directory to a directory that can be written to";
			}
		}
		catch (UnsupportedOperationException ex) {
			cause = "its file system does not tell who may change a file";
		}
		this.attempts.add(new LibraryAttempt(location, cause));
		return null;
	}

	/**
	 * What may fail, for a cause that is worth telling.
	 *
	 * @param <T> what comes of it
	 */
	private interface Attempt<T> {

		T run() throws IOException, RefusedException;

	}

}
