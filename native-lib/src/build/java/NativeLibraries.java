import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the native libraries and proves that the committed ones belong to the committed
 * sources. Maven runs it with the JDK's source launcher, before anything is compiled.
 *
 * <pre>
 * java NativeLibraries.java (verify | build | compare) &lt;module&gt; &lt;toolchain&gt; &lt;llvm&gt;
 * java NativeLibraries.java build &lt;module&gt; &lt;toolchain&gt; &lt;llvm&gt; &lt;platform&gt;
 * </pre>
 *
 * {@code verify} compares the tree with the lock file; it needs no toolchain, so every
 * ordinary build does it. {@code build} assembles, links and rewrites the lock.
 * {@code compare} verifies, builds beside the committed libraries and compares byte for
 * byte: the lock says what went in, only a rebuild proves that this is what comes out.
 * <p>
 * {@code build} for one platform, such as {@code linux-x86-64}, is for experiments: it is
 * several times as quick, and leaves a lock that {@code verify} refuses.
 * <p>
 * {@code module} is the folder native-lib, {@code toolchain} the Maven coordinates of
 * LLVM, {@code llvm} the folder that its programs were unpacked to; {@code verify} does
 * not look into it.
 */
public final class NativeLibraries {

	private static final String LOCK = "src/main/asm/native.lock";

	private static final String LIBSYSTEM = "src/build/macos/libSystem.tbd";

	private static final String WORK = "target/native";

	private static final String REBUILD = "./mvnw -Pnative -pl native-lib generate-resources";

	private static final List<String> ASSEMBLER_FLAGS = List.of("-c", "-nostdinc", "-Werror", "-Wundef",
			"-Wa,--fatal-warnings", "-I", "src/main/asm/include");

	/** Stands for the checksum of a library that does not exist. */
	private static final String MISSING = "missing";

	/** Stands for the checksum of a library that does not belong to the sources. */
	private static final String NOT_BUILT = "not built";

	private static final Pattern FUNCTION = Pattern.compile("^(HIDDEN_|END_)?FUNCTION\\((\\w+)\\)", Pattern.MULTILINE);

	/**
	 * A format of libraries, and the flavor of LLVM's linker that writes it. For all of
	 * them: no start files and no library of C. Nothing writable is executable, nothing
	 * executable is relocated, and every address is bound before the first call.
	 */
	private enum Format {

		/*
		 * Pages of 64 KiB are the largest that arm64 kernels use.
		 */
		ELF("gnu", "lib%s.so", List.of("-shared", "-nostdlib", "--fatal-warnings", "--build-id=none",
				"--hash-style=gnu", "--eh-frame-hdr", "-z", "relro", "-z", "now", "-z", "noexecstack", "-z", "text",
				"-z", "defs", "-z", "max-page-size=65536")),

		/*
		 * A library that does not name libSystem is refused by macOS, although nothing is
		 * taken from it; so a stub stands for it.
		 */
		MACH_O("darwin", "lib%s.dylib",
				List.of("-dylib", "-fatal_warnings", "-undefined", "error", "-x", "-platform_version", "macos", "11.0",
						"11.0", LIBSYSTEM)),

		/*
		 * The time stamp is a checksum instead.
		 */
		PE("link", "%s.dll", List.of("/dll", "/noentry", "/nodefaultlib", "/WX", "/Brepro", "/cetcompat"));

		private final String flavor;

		private final String fileName;

		private final List<String> linkerFlags;

		Format(String flavor, String fileName, List<String> linkerFlags) {
			this.flavor = flavor;
			this.fileName = fileName;
			this.linkerFlags = linkerFlags;
		}

		String fileName(String id) {
			return this.fileName.formatted(id);
		}

		/** Content of the file that tells the linker what to export. */
		String exportList(List<String> symbols) {
			return switch (this) {
				case ELF -> "{ global: " + String.join("; ", symbols) + "; local: *; };\n";
				case MACH_O -> symbols.stream().map((symbol) -> "_" + symbol + "\n").collect(Collectors.joining());
				case PE -> "EXPORTS\n" + symbols.stream().map((symbol) -> symbol + "\n").collect(Collectors.joining());
			};
		}

		/** What the linker has to be told about one library. */
		List<String> linkerArguments(String fileName, String exportList, String output) {
			return switch (this) {
				case ELF -> List.of("-soname", fileName, "--version-script=" + exportList, "-o", output);
				case MACH_O -> List.of("-install_name", "@rpath/" + fileName, "-exported_symbols_list", exportList, "-o",
						output);
				case PE -> List.of("/def:" + exportList, "/out:" + output);
			};
		}

	}

	private enum Platform {

		LINUX_AMD64("linux-x86-64", "amd64", Format.ELF, "x86_64-linux-gnu",
				List.of("-m", "elf_x86_64", "-z", "force-ibt", "-z", "shstk")),

		LINUX_ARM64("linux-aarch64", "arm64", Format.ELF, "aarch64-linux-gnu",
				List.of("-m", "aarch64linux", "-z", "force-bti")),

		MACOS_AMD64("darwin-x86-64", "amd64", Format.MACH_O, "x86_64-apple-macos11", List.of("-arch", "x86_64")),

		MACOS_ARM64("darwin-aarch64", "arm64", Format.MACH_O, "arm64-apple-macos11", List.of("-arch", "arm64")),

		WINDOWS_AMD64("win32-x86-64", "amd64", Format.PE, "x86_64-pc-windows-msvc", List.of("/machine:x64"));

		/** Folder of the library, as JNA names platforms. */
		private final String folder;

		/** Folder of the sources. */
		private final String architecture;

		private final Format format;

		private final List<String> assemblerFlags;

		private final List<String> linkerFlags;

		Platform(String folder, String architecture, Format format, String target, List<String> linkerFlags) {
			this.folder = folder;
			this.architecture = architecture;
			this.format = format;
			this.assemblerFlags = concat(List.of("--target=" + target), ASSEMBLER_FLAGS);
			this.linkerFlags = concat(linkerFlags, format.linkerFlags);
		}

		static Platform of(String folder) {
			for (Platform platform : values()) {
				if (platform.folder.equals(folder)) {
					return platform;
				}
			}
			throw new IllegalArgumentException("unknown platform: " + folder);
		}

		/** Folders of the sources: those for every system, and those for Linux only. */
		List<String> sourceFolders() {
			return (this.format == Format.ELF) ? List.of(this.architecture, this.architecture + "/linux")
					: List.of(this.architecture);
		}

	}

	private enum Library {

		/** The kernels. */
		BULKMAP("bulkmap", "src/main/asm", "src/main/resources", List.of(Platform.values())),

		/**
		 * What the tests of the kernels need: a call that checks the ABI, and its prey.
		 */
		BULKMAPTEST("bulkmaptest", "src/test/asm", "src/test/resources",
				List.of(Platform.LINUX_AMD64, Platform.LINUX_ARM64));

		private final String id;

		private final String sources;

		private final String resources;

		private final List<Platform> platforms;

		Library(String id, String sources, String resources, List<Platform> platforms) {
			this.id = id;
			this.sources = sources;
			this.resources = resources;
			this.platforms = platforms;
		}

		String fileName(Platform platform) {
			return platform.format.fileName(this.id);
		}

		String output(Platform platform) {
			return this.resources + "/" + platform.folder + "/" + fileName(platform);
		}

		/** The one symbol that a source defines: that of its file name. */
		String symbol(Path source) {
			return this.id + "_" + source.getFileName().toString().replace(".S", "");
		}

	}

	private final Path module;

	private final String toolchain;

	private final Path llvm;

	private NativeLibraries(Path module, String toolchain, Path llvm) {
		this.module = module;
		this.toolchain = toolchain;
		this.llvm = llvm;
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		if (arguments.length != 4 && !(arguments.length == 5 && arguments[0].equals("build"))) {
			fail("usage: (verify | build | compare) <module> <toolchain> <llvm>, or build ... <platform>");
		}
		NativeLibraries libraries = new NativeLibraries(Path.of(arguments[1]), arguments[2], Path.of(arguments[3]));
		libraries.checkSources();
		switch (arguments[0]) {
			case "verify" -> libraries.verify();
			case "build" -> libraries.build((arguments.length == 5) ? List.of(Platform.of(arguments[4])) : List.of(Platform.values()));
			case "compare" -> libraries.compare();
			default -> fail("unknown command: " + arguments[0]);
		}
	}

	// --- what every command checks -------------------------------------------------

	/**
	 * One function per file, named after it; no source that nobody assembles.
	 */
	private void checkSources() throws IOException {
		List<String> complaints = new ArrayList<>();
		for (Library library : Library.values()) {
			List<Path> assembled = new ArrayList<>();
			for (Platform platform : library.platforms) {
				for (Path source : sources(library, platform)) {
					assembled.add(source);
					String symbol = library.symbol(source);
					String functions = FUNCTION.matcher(Files.readString(source))
						.results()
						.map((match) -> match.group())
						.collect(Collectors.joining(" "));
					String expected = "FUNCTION(" + symbol + ") END_FUNCTION(" + symbol + ")";
					if (!functions.equals(expected) && !functions.equals("HIDDEN_" + expected)) {
						complaints.add("%s must hold exactly [HIDDEN_]%s, but holds %s".formatted(name(source), expected,
								functions.isEmpty() ? "no function" : functions));
					}
				}
			}
			files(library.sources, ".S").filter((source) -> !assembled.contains(source))
				.forEach((source) -> complaints.add(name(source) + " is in no folder of a platform"));
		}
		if (!complaints.isEmpty()) {
			fail(String.join("\n", complaints));
		}
	}

	// --- verify --------------------------------------------------------------------

	/** The tree must be as the lock says. */
	private void verify() throws IOException {
		Path lockFile = this.module.resolve(LOCK);
		if (!Files.exists(lockFile)) {
			fail(LOCK + " is missing; write it with\n  " + REBUILD);
		}
		SortedMap<String, String> locked = parseLock(Files.readString(lockFile));
		SortedMap<String, String> actual = actualState();
		List<String> complaints = new ArrayList<>();
		TreeSet<String> subjects = new TreeSet<>(locked.keySet());
		subjects.addAll(actual.keySet());
		for (String subject : subjects) {
			if (!actual.containsKey(subject)) {
				complaints.add(subject + " is in the lock, but not in the tree");
			}
			else if (actual.get(subject).equals(MISSING)) {
				complaints.add(subject + " is missing");
			}
			else if (!locked.containsKey(subject)) {
				complaints.add(subject + " is not in the lock");
			}
			else if (!actual.get(subject).equals(locked.get(subject))) {
				complaints.add(subject + " has changed since the native libraries were built");
			}
		}
		if (!complaints.isEmpty()) {
			fail("The committed native libraries do not belong to these sources:\n  " + String.join("\n  ", complaints)
					+ "\nRebuild them (on x86-64 Linux) and commit the result:\n  " + REBUILD);
		}
		System.out.println("The native libraries belong to their sources (" + actual.size() + " entries in the lock).");
	}

	/**
	 * Everything that goes into the libraries, and the libraries, as entries of the lock.
	 */
	private SortedMap<String, String> actualState() throws IOException {
		SortedMap<String, String> state = new TreeMap<>();
		state.put("toolchain", this.toolchain);
		for (Platform platform : Platform.values()) {
			state.put("flags " + platform.folder + " assembler", String.join(" ", platform.assemblerFlags));
			state.put("flags " + platform.folder + " linker", String.join(" ", platform.linkerFlags));
		}
		state.put("source " + LIBSYSTEM, sha256(this.module.resolve(LIBSYSTEM)));
		for (Library library : Library.values()) {
			files(library.sources, "").filter((file) -> !name(file).equals(LOCK))
				.forEach((file) -> state.put("source " + name(file), sha256(file)));
			for (Format format : Format.values()) {
				files(library.resources, format.fileName(library.id))
					.forEach((file) -> state.put("output " + name(file), sha256(file)));
			}
			for (Platform platform : library.platforms) {
				state.putIfAbsent("output " + library.output(platform), MISSING);
			}
		}
		return state;
	}

	private static SortedMap<String, String> parseLock(String lock) {
		SortedMap<String, String> entries = new TreeMap<>();
		lock.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).forEach((line) -> {
			int separator = line.indexOf(": ");
			if (separator < 0 || entries.put(line.substring(0, separator), line.substring(separator + 2)) != null) {
				fail(LOCK + " has a malformed or repeated line: " + line);
			}
		});
		return entries;
	}

	private static String formatLock(Map<String, String> entries) {
		return entries.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + ": " + entry.getValue())
			.collect(Collectors.joining("\n", """
					# What the committed native libraries were built from (SHA-256). Never edited by hand:
					# %s
					""".formatted(REBUILD), "\n"));
	}

	// --- build and compare -----------------------------------------------------------

	/** Writes the libraries of some platforms or all, then the lock. */
	private void build(List<Platform> platforms) throws IOException, InterruptedException {
		prepare();
		SortedMap<String, String> notBuilt = new TreeMap<>();
		for (Library library : Library.values()) {
			for (Platform platform : library.platforms) {
				if (!platforms.contains(platform)) {
					notBuilt.put("output " + library.output(platform), NOT_BUILT);
					continue;
				}
				Path output = this.module.resolve(library.output(platform));
				Files.createDirectories(output.getParent());
				Files.write(output, link(library, platform));
				System.out.println("built " + name(output) + " (" + Files.size(output) + " bytes)");
			}
		}
		SortedMap<String, String> state = actualState();
		state.putAll(notBuilt);
		Files.writeString(this.module.resolve(LOCK), formatLock(state));
		if (notBuilt.isEmpty()) {
			verify();
		}
	}

	/** A rebuild must give what is committed. */
	private void compare() throws IOException, InterruptedException {
		verify();
		prepare();
		List<String> different = new ArrayList<>();
		for (Library library : Library.values()) {
			for (Platform platform : library.platforms) {
				Path committed = this.module.resolve(library.output(platform));
				byte[] rebuilt = link(library, platform);
				if (!Files.exists(committed) || !MessageDigest.isEqual(rebuilt, Files.readAllBytes(committed))) {
					different.add(name(committed));
				}
			}
		}
		if (!different.isEmpty()) {
			fail("A rebuild (kept in " + WORK + ") differs from the committed\n  " + String.join("\n  ", different)
					+ "\nRebuild and commit:\n  " + REBUILD);
		}
		System.out.println("A rebuild gives the committed native libraries, byte for byte.");
	}

	/** Makes the unpacked programs usable, as a jar keeps neither modes nor links. */
	private void prepare() throws IOException, InterruptedException {
		String host = System.getProperty("os.name") + " " + System.getProperty("os.arch");
		if (!host.equals("Linux amd64")) {
			fail("The native libraries are built on x86-64 Linux; this is " + host
					+ ". Every build without -Pnative works here.");
		}
		for (String program : List.of("clang", "lld")) {
			if (!Files.isRegularFile(this.llvm.resolve(program))) {
				fail("There is no " + program + " in " + this.llvm);
			}
			if (!this.llvm.resolve(program).toFile().setExecutable(true)) {
				fail(this.llvm.resolve(program) + " cannot be made executable");
			}
		}
		linkOnce(this.llvm.resolve("libLLVM.so.20.1"), "libLLVM.so");
		linkOnce(this.llvm.resolve("libclang-cpp.so.20.1"), "libclang-cpp.so");
		for (List<String> version : List.of(List.of("clang", "--version"), List.of("lld", "-flavor", "gnu", "-v"))) {
			checkVersion(version);
		}
	}

	private static void linkOnce(Path link, String target) throws IOException {
		if (!Files.isSymbolicLink(link)) {
			Files.createSymbolicLink(link, Path.of(target));
		}
	}

	/** Coordinates end in {@code <version of LLVM>-<version of the packaging>}. */
	private void checkVersion(List<String> command) throws IOException, InterruptedException {
		String version = this.toolchain.substring(this.toolchain.lastIndexOf(':') + 1).split("-")[0];
		Result result = run(command);
		if (result.status != 0) {
			fail("%s of %s does not start on this machine; it needs glibc 2.34 and the libstdc++ of GCC 12 (Debian 12, Ubuntu 22.04 or newer).\n%s\nEvery build without -Pnative works here."
				.formatted(command.get(0), this.toolchain, result.output));
		}
		if (!result.output.contains(version)) {
			fail("expected LLVM " + version + " in " + this.llvm + ", found " + result.output);
		}
	}

	/** Assembles and links one library below {@link #WORK} and returns its bytes. */
	private byte[] link(Library library, Platform platform) throws IOException, InterruptedException {
		String work = WORK + "/" + platform.folder + "/" + library.id;
		Files.createDirectories(this.module.resolve(work));
		List<String> objects = new ArrayList<>();
		List<String> exports = new ArrayList<>();
		for (Path source : sources(library, platform)) {
			String object = work + "/" + source.getFileName().toString().replace(".S", ".o");
			List<String> command = concat(List.of("clang"), platform.assemblerFlags);
			runOrFail(concat(command, List.of(name(source), "-o", object)));
			objects.add(object);
			if (!isHidden(source)) {
				exports.add(library.symbol(source));
			}
		}
		String exportList = work + "/exports";
		Files.writeString(this.module.resolve(exportList), platform.format.exportList(exports));
		String fileName = library.fileName(platform);
		String output = work + "/" + fileName;
		List<String> command = concat(List.of("lld", "-flavor", platform.format.flavor), platform.linkerFlags);
		command = concat(command, platform.format.linkerArguments(fileName, exportList, output));
		runOrFail(concat(command, objects));
		return Files.readAllBytes(this.module.resolve(output));
	}

	private static boolean isHidden(Path source) throws IOException {
		return FUNCTION.matcher(Files.readString(source)).results().anyMatch((match) -> "HIDDEN_".equals(match.group(1)));
	}

	private void runOrFail(List<String> command) throws IOException, InterruptedException {
		Result result = run(command);
		if (result.status != 0 || !result.output.isEmpty()) {
			fail(String.join(" ", command) + "\n" + result.output);
		}
	}

	/**
	 * Runs a program of LLVM in the module's folder, so that no path of ours gets into
	 * its output.
	 */
	private Result run(List<String> command) throws IOException, InterruptedException {
		List<String> program = concat(List.of(this.llvm.resolve(command.get(0)).toAbsolutePath().toString()),
				command.subList(1, command.size()));
		ProcessBuilder builder = new ProcessBuilder(program).directory(this.module.toFile()).redirectErrorStream(true);
		builder.environment().put("LC_ALL", "C");
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes());
		return new Result(process.waitFor(), output);
	}

	private record Result(int status, String output) {
	}

	// --- files -----------------------------------------------------------------------

	private List<Path> sources(Library library, Platform platform) throws IOException {
		List<Path> sources = new ArrayList<>();
		for (String folder : platform.sourceFolders()) {
			Path root = this.module.resolve(library.sources + "/" + folder);
			files(library.sources + "/" + folder, ".S").filter((file) -> file.getParent().equals(root))
				.forEach(sources::add);
		}
		sources.sort(Comparator.comparing(Path::getFileName));
		return sources;
	}

	/** Regular files with a suffix, without what editors and file managers hide there. */
	private Stream<Path> files(String folder, String suffix) throws IOException {
		Path root = this.module.resolve(folder);
		if (!Files.isDirectory(root)) {
			return Stream.empty();
		}
		try (Stream<Path> tree = Files.walk(root)) {
			return tree.filter(Files::isRegularFile)
				.filter((file) -> file.toString().endsWith(suffix) && !file.getFileName().toString().startsWith("."))
				.sorted()
				.toList()
				.stream();
		}
	}

	/** Name of a file relative to the module, the same on every platform. */
	private String name(Path file) {
		return this.module.relativize(file).toString().replace('\\', '/');
	}

	private static String sha256(Path file) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static <T> List<T> concat(List<T> first, List<T> second) {
		return Stream.concat(first.stream(), second.stream()).toList();
	}

	private static void fail(String message) {
		System.err.println(message);
		System.exit(1);
	}

}
