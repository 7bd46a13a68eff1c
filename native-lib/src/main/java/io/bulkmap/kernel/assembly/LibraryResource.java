package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The native library of one platform, as the class path has it.
 * <p>
 * The lock that every build checks is on the class path, too, next to this class. It has
 * the checksum that the library must have, wherever it comes from. That tells a library
 * that a build has filtered as if it were text, a truncated one, which would end the
 * process when it is loaded, and one of another version. Where the class path has no
 * resources, as in a native image that was not told of them, there is no checksum.
 *
 * @param platform operating system and architecture, as JNA names them: for example
 * {@code linux-x86-64}
 */
record LibraryResource(String platform) {

	/**
	 * Name of the file, on every platform that has one.
	 */
	static final String FILE = "libbulkmap.so";

	private static final Set<String> PLATFORMS = Set.of("linux-x86-64", "linux-aarch64");

	// Built from the same sources, and in the jar for whoever wants to try them.
	private static final Set<String> NEVER_LOADED = Set.of("win32-x86-64", "darwin-x86-64", "darwin-aarch64");

	static LibraryResource ofThisProcess() {
		return new LibraryResource(platform(System.getProperty("os.name"), System.getProperty("os.arch")));
	}

	/**
	 * Returns the name of a platform.
	 * @param system the operating system, as Java names it
	 * @param architecture the architecture, as Java names it
	 * @return the platform, as JNA names it
	 */
	static String platform(String system, String architecture) {
		String family = system.toLowerCase(Locale.ROOT).replaceFirst(" .*", "");
		family = switch (family) {
			case "mac" -> "darwin";
			case "windows" -> "win32";
			default -> family;
		};
		return family + "-" + switch (architecture) {
			case "amd64", "x86_64" -> "x86-64";
			case "arm64" -> "aarch64";
			default -> architecture;
		};
	}

	/**
	 * Tells whether every release has a library for the platform.
	 */
	boolean isExpected() {
		return PLATFORMS.contains(this.platform);
	}

	String location() {
		return "class path " + name();
	}

	private String name() {
		return "/" + this.platform + "/" + FILE;
	}

	/**
	 * Reads the library.
	 * @return all of its bytes
	 * @throws RefusedException if there is none, or if it is not the one of this version
	 * @throws IOException if it cannot be read
	 */
	byte[] read() throws IOException, RefusedException {
		if (NEVER_LOADED.contains(this.platform)) {
			throw new RefusedException("the library for this platform, %s, is experimental: no JVM has loaded it yet"
				.formatted(this.platform));
		}
		byte[] content = bytes(name());
		if (content == null) {
			throw new RefusedException(isExpected()
					? "the library for this platform, %s, is missing there; add it (to a native image as a resource), "
						.formatted(this.platform) + "or set bulkmap.native.library"
					: "there is no native library for this platform, " + this.platform);
		}
		String checksum = checksum();
		if (checksum != null && !sha256(content).equals(checksum)) {
			throw new RefusedException("its checksum is not that of this version of bulkmap: "
					+ "the jar is damaged, or a build has filtered or replaced the file in it");
		}
		return content;
	}

	/**
	 * Returns the checksum that the library of this version has.
	 * @return the SHA-256 as hexadecimal digits; {@code null} if that is not known
	 * @throws IOException if the lock cannot be read
	 */
	@Nullable String checksum() throws IOException {
		byte[] lock = bytes("native.lock");
		String subject = "output src/main/resources%s: ".formatted(name());
		return (lock == null) ? null
				: new String(lock, StandardCharsets.UTF_8).lines()
					.filter((line) -> line.startsWith(subject))
					.map((line) -> line.substring(subject.length()))
					.findFirst()
					.orElse(null);
	}

	private static byte @Nullable [] bytes(String resource) throws IOException {
		try (InputStream stream = LibraryResource.class.getResourceAsStream(resource)) {
			return (stream != null) ? stream.readAllBytes() : null;
		}
	}

	/**
	 * Returns the name of a library in a directory that has those of other versions, too.
	 */
	static String fileName(byte[] content) {
		return "libbulkmap-%s.so".formatted(sha256(content).substring(0, 16));
	}

	static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
