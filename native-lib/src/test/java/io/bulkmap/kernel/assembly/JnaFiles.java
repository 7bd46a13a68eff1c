package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.jna.Native;

/**
 * JNA's own library, as a file.
 */
final class JnaFiles {

	private JnaFiles() {
	}

	static void writeTo(Path directory) throws IOException {
		Files.write(directory.resolve("libjnidispatch.so"), library());
	}

	static void writeOfAnotherVersion(Path directory) throws IOException {
		String content = new String(library(), StandardCharsets.ISO_8859_1);
		String other = content.replaceAll("\\b7\\.0\\.(\\d)\\b", "6.0.$1");
		Files.write(directory.resolve("libjnidispatch.so"), other.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static byte[] library() throws IOException {
		try (InputStream stream = Native.class.getResourceAsStream(PatchedLibrary.PLATFORM + "/libjnidispatch.so")) {
			return stream.readAllBytes();
		}
	}

}
