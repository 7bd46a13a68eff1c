package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.table.TableLayout;
import org.jspecify.annotations.Nullable;

/**
 * Takes the library for this platform out of the jar and loads it.
 * <p>
 * JNA would search the system's libraries first, where a stale one could lie, and leaves
 * a file behind when the process is killed. So the library is written to a directory that
 * only this user can change, under a name that contains its checksum, where every process
 * finds it again; and JNA gets the absolute path.
 */
final class LibraryLoader {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private static final Path THIS_PROCESS = Path.of("/proc/self");

	private final List<Path> directories;

	private final List<LibraryAttempt> attempts = new ArrayList<>();

	LibraryLoader(List<Path> directories) {
		this.directories = directories;
	}

	/**
	 * Returns where the library is written to: the user's cache, then the directory for
	 * temporary files.
	 */
	static List<Path> defaultDirectories() {
		List<Path> directories = new ArrayList<>();
		String cache = System.getenv("XDG_CACHE_HOME");
		addIfPath(directories,
				(cache != null && cache.startsWith("/")) ? cache : System.getProperty("user.home") + "/.cache",
				"bulkmap");
		addIfPath(directories, System.getProperty("java.io.tmpdir"), "bulkmap-" + System.getProperty("user.name"));
		return directories;
	}

	private static void addIfPath(List<Path> directories, String parent, String name) {
		try {
			directories.add(Path.of(parent, name).toAbsolutePath());
		}
		catch (InvalidPathException ex) {
			// A property that is no path, such as an unknown home, offers no place to
			// try.
		}
	}

	List<LibraryAttempt> attempts() {
		return this.attempts;
	}

	/**
	 * Loads the library from the first directory that allows it.
	 * @return the library, or {@code null}; {@link #attempts()} tells why
	 */
	@Nullable NativeLibrary load() {
		String resource = "/" + Platform.RESOURCE_PREFIX + "/" + System.mapLibraryName("bulkmap");
		byte[] content;
		try (InputStream stream = LibraryLoader.class.getResourceAsStream(resource)) {
			if (stream == null) {
				this.attempts.add(new LibraryAttempt("class path " + resource,
						"there is no native library for this platform, " + Platform.RESOURCE_PREFIX));
				return null;
			}
			content = stream.readAllBytes();
		}
		catch (IOException ex) {
			this.attempts.add(new LibraryAttempt("class path " + resource, "cannot be read: " + ex.getMessage()));
			return null;
		}
		for (Path directory : this.directories) {
			Path file = directory.resolve(fileName(content));
			try {
				provide(directory, file, content);
				NativeLibrary library = open(file);
				this.attempts.add(new LibraryAttempt(file.toString(), null));
				return library;
			}
			catch (IOException | RefusedException ex) {
				this.attempts.add(new LibraryAttempt(file.toString(), describe(ex)));
			}
			catch (UnsatisfiedLinkError error) {
				this.attempts.add(new LibraryAttempt(file.toString(), describe(error)));
			}
		}
		return null;
	}

	private static String fileName(byte[] content) {
		return "libbulkmap-%s.so".formatted(sha256(content).substring(0, 16));
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	// Leaves the content in the file, written by this process or an earlier one. The move
	// is atomic, so that no process ever sees half a library.
	private static void provide(Path directory, Path file, byte[] content) throws IOException, RefusedException {
		Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
		refuseIfOthersCanWrite(directory);
		if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
			return;
		}
		Path draft = Files.createTempFile(directory, "libbulkmap-", ".draft");
		try {
			Files.write(draft, content);
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	// Whoever can change the file decides what this process executes. The directory for
	// temporary files belongs to everybody, so ours in it may be somebody else's trap.
	private static void refuseIfOthersCanWrite(Path directory) throws IOException, RefusedException {
		PosixFileAttributes attributes = Files.readAttributes(directory, PosixFileAttributes.class,
				LinkOption.NOFOLLOW_LINKS);
		if (!attributes.isDirectory()) {
			throw new RefusedException(directory + " is not a directory");
		}
		if (!attributes.owner().equals(Files.getOwner(THIS_PROCESS))) {
			throw new RefusedException("%s belongs to another user, %s".formatted(directory, attributes.owner()));
		}
		if (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
				|| attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
			throw new RefusedException("other users can write to " + directory);
		}
	}

	private static NativeLibrary open(Path file) throws RefusedException {
		FunctionMapper symbols = (library, method) -> symbol(method.getName());
		NativeLibrary library = NativeLibrary.getInstance(file.toString(),
				Map.of(Library.OPTION_FUNCTION_MAPPER, symbols));
		long version = library.getFunction("bulkmap_layout_version").invokeLong(new Object[0]);
		if (version != TableLayout.LAYOUT_VERSION) {
			throw new RefusedException(
					"the library has table layout %d, expected %d".formatted(version, TableLayout.LAYOUT_VERSION));
		}
		return library;
	}

	/**
	 * Returns the symbol of a native method: {@code bulkmap_map_memory} for
	 * {@code mapMemory}.
	 */
	static String symbol(String method) {
		return "bulkmap_" + snakeCase(method);
	}

	private static String snakeCase(String camelCase) {
		return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
	}

	private static String describe(Throwable failure) {
		String message = String.valueOf(failure.getMessage());
		if (message.contains("failed to map segment")) {
			return "the file system does not allow execution (mounted noexec): " + message;
		}
		return (failure instanceof RefusedException) ? message : failure.getClass().getSimpleName() + ": " + message;
	}

	/**
	 * The place or the library is not acceptable; the message is the cause.
	 */
	private static final class RefusedException extends Exception {

		private static final long serialVersionUID = 1L;

		RefusedException(String message) {
			super(message);
		}

	}

}
