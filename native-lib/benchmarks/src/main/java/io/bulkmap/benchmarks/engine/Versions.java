package io.bulkmap.benchmarks.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/**
 * The versions of the libraries under measurement, as the build knows them.
 */
public final class Versions {

	private Versions() {
	}

	/**
	 * Returns the version of an engine's library.
	 * @param kind an engine
	 * @return its version; that of the JDK for its own maps
	 */
	public static String of(EngineKind kind) {
		if (kind == EngineKind.HASHMAP || kind == EngineKind.CONCURRENT_HASH_MAP) {
			return Runtime.version().toString();
		}
		String key = kind.ours() ? "bulkmap" : kind.id();
		return Objects.requireNonNull(load().getProperty(key), key);
	}

	private static Properties load() {
		Properties versions = new Properties();
		try (InputStream stream = Versions.class.getResourceAsStream("versions.properties")) {
			versions.load(Objects.requireNonNull(stream, "versions.properties"));
			return versions;
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read the versions", ex);
		}
	}

}
