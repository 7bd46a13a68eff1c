package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The assembly of the source tree, of which each file defines the function that it is
 * named after.
 */
final class AssemblySources {

	private AssemblySources() {
	}

	/**
	 * Returns the symbols that a library must export: those of all files but the hidden
	 * ones, which only kernels call.
	 * @param library the library, {@code bulkmap} or {@code bulkmaptest}
	 * @param folders of the source tree, without those below them
	 * @return the symbols
	 */
	static Set<String> exports(String library, String... folders) throws IOException {
		Set<String> symbols = new TreeSet<>();
		for (String folder : folders) {
			for (Path file : files(folder)) {
				String symbol = symbol(library, file);
				if (!Files.readString(file).contains("HIDDEN_FUNCTION(" + symbol + ")")) {
					symbols.add(symbol);
				}
			}
		}
		return symbols;
	}

	/** All files of assembly in a folder. */
	static List<Path> files(String folder) throws IOException {
		if (!Files.isDirectory(Path.of(folder))) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(Path.of(folder))) {
			return files.filter((file) -> file.toString().endsWith(".S")).sorted().toList();
		}
	}

	private static String symbol(String library, Path file) {
		String name = file.getFileName().toString();
		return library + "_" + name.substring(0, name.length() - ".S".length());
	}

}
