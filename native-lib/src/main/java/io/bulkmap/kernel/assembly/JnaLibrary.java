package io.bulkmap.kernel.assembly;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.jna.Function;
import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import io.bulkmap.table.TableLayout;
import org.jspecify.annotations.Nullable;

/**
 * Loads a library by JNA and makes sure that it is one of this version.
 */
final class JnaLibrary implements LibraryOpener<NativeLibrary> {

	// JNA unloads a library that nobody can reach, whether or not a thread is in it.
	private static final Set<NativeLibrary> NEVER_UNLOADED = ConcurrentHashMap.newKeySet();

	@Override
	public @Nullable String causeAgainst() {
		return Jna.causeAgainst();
	}

	@Override
	public NativeLibrary open(Path file) throws RefusedException {
		FunctionMapper symbols = (library, method) -> symbol(method.getName());
		NativeLibrary library;
		try {
			library = NativeLibrary.getInstance(file.toString(), Map.of(Library.OPTION_FUNCTION_MAPPER, symbols));
		}
		catch (UnsatisfiedLinkError error) {
			throw new RefusedException(describe(error));
		}
		long version = layoutVersion(library);
		if (version != TableLayout.LAYOUT_VERSION) {
			throw new RefusedException("the library has table layout %d, expected %d: it is of another version"
				.formatted(version, TableLayout.LAYOUT_VERSION));
		}
		NEVER_UNLOADED.add(library);
		return library;
	}

	private static long layoutVersion(NativeLibrary library) throws RefusedException {
		Function function;
		try {
			function = library.getFunction("bulkmap_layout_version");
		}
		catch (UnsatisfiedLinkError error) {
			throw new RefusedException("it is not a library of bulkmap");
		}
		return function.invokeLong(new Object[0]);
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

	// JNA's message has several lines: its own, what the system says, and the class path.
	private static String describe(UnsatisfiedLinkError error) {
		String message = String.valueOf(error.getMessage());
		if (message.contains("failed to map segment")) {
			return "its file system does not allow execution (mounted noexec, or SELinux forbids it); "
					+ "choose another one with bulkmap.native.directory or bulkmap.native.library";
		}
		return "the system cannot load it: " + message.lines().skip(1).findFirst().orElse(message);
	}

}
