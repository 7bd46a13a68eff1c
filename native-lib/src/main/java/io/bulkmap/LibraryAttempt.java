package io.bulkmap;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to load the native library.
 *
 * @param location where the library was to be loaded from
 * @param cause why that failed, as a sentence; {@code null} for the attempt that
 * succeeded
 * @since 0.1.0
 */
public record LibraryAttempt(String location, @Nullable String cause) {

	/**
	 * Tells whether the library was loaded from this location.
	 * @return {@code true} when there is no cause against it
	 */
	public boolean loaded() {
		return this.cause == null;
	}

}
