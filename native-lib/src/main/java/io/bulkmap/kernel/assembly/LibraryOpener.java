package io.bulkmap.kernel.assembly;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A way to load a library. {@link LibraryLoader} knows no other word of it, so that the
 * loader works, and says why, where what this way needs is absent.
 *
 * @param <T> what a loaded library is
 */
interface LibraryOpener<T> {

	/**
	 * Tells why no library at all can be loaded this way.
	 * @return the cause as a sentence; {@code null} if one can
	 */
	@Nullable String causeAgainst();

	/**
	 * Loads a library, for the life of the process.
	 * @param file its absolute path
	 * @return the library
	 * @throws RefusedException if it cannot be loaded, or is not one of this version
	 */
	T open(Path file) throws RefusedException;

}
