package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Copies of the library of this platform with something wrong in it.
 */
final class PatchedLibrary {

	static final String PLATFORM = LibraryResource.ofThisProcess().platform();

	static final Path ORIGINAL = Path.of("src/main/resources", PLATFORM, LibraryResource.FILE).toAbsolutePath();

	// Behind the instruction that marks the beginning of a function, for jumps to it.
	private static final int FIRST_INSTRUCTION = 4;

	private PatchedLibrary() {
	}

	/** Writes a copy in which functions do nothing but return a number below 128. */
	static Path returning(int number, Collection<String> functions, Path copy) throws IOException {
		byte[] content = Files.readAllBytes(ORIGINAL);
		byte[] code = PLATFORM.equals("linux-aarch64") ? arm64(number) : amd64(number);
		for (String function : functions) {
			System.arraycopy(code, 0, content, new NativeLibraryFile(ORIGINAL).offset(function) + FIRST_INSTRUCTION,
					code.length);
		}
		return Files.write(copy, content);
	}

	// mov eax, number; ret
	private static byte[] amd64(int number) {
		return new byte[] { (byte) 0xb8, (byte) number, 0, 0, 0, (byte) 0xc3 };
	}

	// mov x0, #number; ret
	private static byte[] arm64(int number) {
		int mov = 0xd2800000 | number << 5;
		return new byte[] { (byte) mov, (byte) (mov >> 8), (byte) (mov >> 16), (byte) (mov >> 24), (byte) 0xc0, 3, 0x5f,
				(byte) 0xd6 };
	}

	/** Writes a copy that never finds a key. */
	static Path withWrongLookUps(Path copy) throws IOException {
		List<String> functions = new NativeLibraryFile(ORIGINAL).exports()
			.stream()
			.filter((name) -> name.startsWith("bulkmap_get_all_i64_"))
			.toList();
		return returning(0, functions, copy);
	}

	/** Writes a copy of which the last half is missing. */
	static Path truncated(Path copy) throws IOException {
		byte[] content = Files.readAllBytes(ORIGINAL);
		return Files.write(copy, Arrays.copyOf(content, content.length / 2));
	}

}
