package io.bulkmap.kernel.assembly;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * What a factory was told about native code. Factories with equal settings share their
 * kernels.
 *
 * @param enabled whether native code may be used at all
 * @param library the library to use, installed beforehand; {@code null} for none
 * @param directory where to write the library before any other place is tried;
 * {@code null} for nowhere
 */
public record NativeSettings(boolean enabled, @Nullable Path library, @Nullable Path directory) {

	/**
	 * The settings of a factory that was told nothing.
	 */
	public static final NativeSettings DEFAULTS = new NativeSettings(true, null, null);

	/**
	 * Creates the settings; paths become absolute.
	 */
	public NativeSettings {
		library = (library != null) ? library.toAbsolutePath() : null;
		directory = (directory != null) ? directory.toAbsolutePath() : null;
	}

}
