package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Files that this process is going to execute: written so that nobody else can change
 * them or sees half of one, and checked for that before they are used.
 */
final class LibraryFiles {

	/**
	 * After which a draft belongs to no process any more: to write one takes
	 * milliseconds.
	 */
	static final Duration STALE_AFTER = Duration.ofHours(1);

	/**
	 * The cause that {@link #describe} has where nothing can be written.
	 */
	static final String READ_ONLY = "its file system is read-only";

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private static final Path THIS_PROCESS = Path.of("/proc/self");

	private LibraryFiles() {
	}

	/**
	 * Leaves the content in a file of that directory, written by this process or an
	 * earlier one. Any number of processes may do so at once.
	 * @param file the file; its directory is created if there is none
	 * @param content what must be in it
	 * @throws IOException if it cannot be written
	 * @throws RefusedException if others could change it
	 */
	static void provide(Path file, byte[] content) throws IOException, RefusedException {
		Path directory = file.resolveSibling("");
		Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
		refuseIfOthersCanChange(directory);
		if (!isThere(file, content)) {
			write(file, content, OWNER_ONLY);
		}
		deleteStaleDrafts(directory);
	}

	private static boolean isThere(Path file, byte[] content) throws IOException {
		return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && othersWhoCanChange(file) == null
				&& Arrays.equals(Files.readAllBytes(file), content);
	}

	/**
	 * Writes a file. The move is atomic, so that no process ever sees half a library, nor
	 * one that is used changes.
	 * @param file the file, in a directory that is there
	 * @param content what to write
	 * @param permissions who may do what with it
	 * @throws IOException if it cannot be written; nothing is left then
	 */
	static void write(Path file, byte[] content, Set<PosixFilePermission> permissions) throws IOException {
		Path draft = Files.createTempFile(file.resolveSibling(""), "libbulkmap-", ".draft");
		try {
			Files.write(draft, content);
			Files.setPosixFilePermissions(draft, permissions);
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	// A process that was killed while it wrote has left one. No failure to remove it is a
	// cause not to use the library.
	private static void deleteStaleDrafts(Path directory) {
		Instant stale = Instant.now().minus(STALE_AFTER);
		try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, "libbulkmap-*.draft")) {
			for (Path draft : drafts) {
				if (Files.getLastModifiedTime(draft, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(stale)) {
					Files.deleteIfExists(draft);
				}
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			// Another process was quicker, or the place has become read-only.
		}
	}

	// Whoever can change the file decides what this process executes. The directory for
	// temporary files belongs to everybody, so ours in it may be somebody else's trap.
	private static void refuseIfOthersCanChange(Path directory) throws IOException, RefusedException {
		if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
			throw new RefusedException(directory + " is not a directory");
		}
		String others = othersWhoCanChange(directory);
		if (others != null) {
			throw new RefusedException(directory + others);
		}
	}

	/**
	 * Reads a file that was put there beforehand.
	 * @param file the file
	 * @return all of its bytes
	 * @throws IOException if it cannot be read
	 * @throws RefusedException if it is no file, or if others could change it
	 */
	static byte[] read(Path file) throws IOException, RefusedException {
		if (!Files.isRegularFile(file)) {
			throw new RefusedException(Files.exists(file) ? "it is no file" : "there is no such file");
		}
		Path real = file.toRealPath();
		String others = othersWhoCanChange(real);
		if (others != null) {
			throw new RefusedException("it" + others);
		}
		return Files.readAllBytes(real);
	}

	// The end of a sentence that begins with the file.
	private static @Nullable String othersWhoCanChange(Path file) throws IOException {
		PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class,
				LinkOption.NOFOLLOW_LINKS);
		UserPrincipal user = Files.getOwner(THIS_PROCESS);
		boolean root = Integer.valueOf(0).equals(Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS));
		if (!root && !attributes.owner().equals(user)) {
			return " belongs to another user, %s; it must belong to %s or to root".formatted(attributes.owner(), user);
		}
		if (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
				|| attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
			return " can be changed by other users; take the permission to write away from them";
		}
		return null;
	}

	/**
	 * Describes why a file could not be read or written.
	 * @param failure the failure
	 * @return the cause as a sentence
	 */
	static String describe(IOException failure) {
		String message = String.valueOf(failure.getMessage());
		if (failure instanceof AccessDeniedException denied) {
			return "this user has no permission to create or read " + denied.getFile();
		}
		if (failure instanceof FileAlreadyExistsException file) {
			return file.getFile() + " is not a directory";
		}
		if (failure instanceof NoSuchFileException missing) {
			return "there is no " + missing.getFile();
		}
		if (message.contains("Read-only file system")) {
			return READ_ONLY;
		}
		if (message.contains("No space left on device")) {
			return "its file system is full";
		}
		if (failure instanceof FileSystemException other && other.getReason() != null) {
			return other.getFile() + ": " + other.getReason();
		}
		return failure.getClass().getSimpleName() + ": " + message;
	}

}
