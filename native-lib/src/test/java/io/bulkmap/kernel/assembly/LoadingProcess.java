package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelInfo;
import io.bulkmap.LibraryAttempt;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.Requirement;
import io.bulkmap.kernel.KernelLimit;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A JVM of its own that makes a factory, works with a map of it, and tells what it got:
 * whether the library can be loaded is decided once per process, and some of what is
 * against it cannot be made within one.
 * <p>
 * Its cache and its temporary files are in directories of the test.
 */
final class LoadingProcess {

	private static final String JAVA_PROPERTY = "bulkmap.test.java";

	private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

	private final Path directory;

	private final List<String> options = new ArrayList<>(List.of(NATIVE_ACCESS, "-Duser.language=en"));

	private final List<String> settings = new ArrayList<>();

	private List<String> classPath;

	private String preparation = "";

	private @Nullable String libraryPath;

	LoadingProcess(Path directory) {
		this.directory = directory;
		this.classPath = Arrays.stream(System.getProperty("java.class.path").split(":"))
			.map((entry) -> Path.of(entry).toAbsolutePath().toString())
			.toList();
	}

	/** Where the library is written to unless something is against it. */
	Path cache() {
		return this.directory.resolve("cache/bulkmap");
	}

	/** Where it is written to if something is against the cache. */
	Path temporary() {
		return this.directory.resolve("tmp/bulkmap-" + System.getProperty("user.name"));
	}

	LoadingProcess option(String option) {
		this.options.add(option);
		return this;
	}

	LoadingProcess withNativeAccessDenied() {
		this.options.remove(NATIVE_ACCESS);
		return option("--illegal-native-access=deny");
	}

	LoadingProcess libraryPath(Path path) {
		this.libraryPath = path.toString();
		return this;
	}

	LoadingProcess library(Path file) {
		this.settings.add("library=" + file);
		return this;
	}

	LoadingProcess directory(Path place) {
		this.settings.add("directory=" + place);
		return this;
	}

	/** Makes the process tell, last, what a second factory with another library gets. */
	LoadingProcess other(Path file) {
		this.settings.add("other=" + file);
		return this;
	}

	LoadingProcess disabled() {
		this.settings.add("disabled");
		return this;
	}

	/** Puts something before the class path. */
	LoadingProcess with(Path entry) {
		this.classPath = Stream.concat(Stream.of(entry.toString()), this.classPath.stream()).toList();
		return this;
	}

	LoadingProcess withoutJna() {
		this.classPath = this.classPath.stream().filter((entry) -> !entry.matches(".*/jna-[^/]*\\.jar")).toList();
		return this;
	}

	/** Leaves classes only, as in a native image that was not told of resources. */
	LoadingProcess withoutResources() throws IOException {
		List<String> entries = new ArrayList<>();
		for (String entry : this.classPath) {
			Path copy = this.directory.resolve("classes-" + entries.size());
			if (Files.isDirectory(Path.of(entry))) {
				copyClasses(Path.of(entry), copy);
				entries.add(copy.toString());
			}
			else {
				entries.add(entry);
			}
		}
		this.classPath = entries;
		return this;
	}

	private static void copyClasses(Path from, Path to) throws IOException {
		List<Path> classes;
		try (Stream<Path> files = Files.walk(from)) {
			classes = files.filter((file) -> file.toString().endsWith(".class")).toList();
		}
		for (Path file : classes) {
			Path copy = to.resolve(from.relativize(file).toString());
			Files.createDirectories(copy.getParent());
			Files.copy(file, copy);
		}
	}

	/**
	 * Sets what is done to the file systems before. Nobody but the process sees it.
	 * @param commands of a shell; {@code $dir} is the directory of this process,
	 * {@code $cache} is {@link #cache()}, {@code $tmp} {@link #temporary()}
	 */
	LoadingProcess after(String commands) throws IOException, InterruptedException {
		requireMount();
		this.preparation = commands;
		return this;
	}

	/**
	 * Takes from root the right to go past permissions, so that it is a user like others.
	 */
	LoadingProcess withPermissionsThatCount() throws IOException, InterruptedException {
		return after("set -- setpriv --bounding-set -dac_override,-dac_read_search \"$@\"");
	}

	static void requireMount() throws IOException, InterruptedException {
		Path place = Files.createTempDirectory("mount");
		try {
			Process mount = new ProcessBuilder("unshare", "-m", "mount", "-t", "tmpfs", "none", place.toString())
				.redirectErrorStream(true)
				.start();
			String output = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			Requirement.require("mount",
					(mount.waitFor() == 0) ? null : "file systems cannot be mounted here: " + output.strip());
		}
		catch (IOException ex) {
			Requirement.require("mount", "there is no unshare: " + ex.getMessage());
		}
		finally {
			Files.delete(place);
		}
	}

	Result run() throws IOException, InterruptedException {
		return start().result();
	}

	Running start() throws IOException {
		Files.createDirectories(this.directory.resolve("cache"));
		Files.createDirectories(this.directory.resolve("tmp"));
		// An emulated JVM cannot start another one by its own path.
		List<String> command = new ArrayList<>();
		command.add(System.getProperty(JAVA_PROPERTY, System.getProperty("java.home") + "/bin/java"));
		command.addAll(this.options);
		command.addAll(List.of("-Djava.io.tmpdir=" + this.directory.resolve("tmp"), "-XX:-UsePerfData",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", String.join(":", this.classPath),
				Main.class.getName()));
		command.addAll(this.settings);
		if (!this.preparation.isEmpty()) {
			command.addAll(0, List.of("unshare", "-m", "sh", "-euc", this.preparation + "\nexec \"$@\"", "sh"));
		}
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.redirectError(Files.createTempFile(this.directory, "error", ".txt").toFile());
		builder.environment().remove(KernelLimit.VARIABLE);
		builder.environment().put("XDG_CACHE_HOME", this.directory.resolve("cache").toString());
		builder.environment().put("dir", this.directory.toString());
		builder.environment().put("cache", cache().toString());
		builder.environment().put("tmp", temporary().toString());
		if (this.libraryPath != null) {
			builder.environment().put("LD_LIBRARY_PATH", this.libraryPath);
			builder.directory(Path.of(this.libraryPath).toFile());
		}
		return new Running(builder.start(), builder.redirectError().file().toPath());
	}

	/**
	 * A process that was started.
	 */
	record Running(Process process, Path errors) {

		Result result() throws IOException, InterruptedException {
			List<String> output = new String(this.process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
				.lines()
				.toList();
			assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			List<String> log = Files.readAllLines(this.errors);
			assertThat(this.process.exitValue()).as(log.toString()).isZero();
			return new Result(output, log);
		}

	}

	/**
	 * What a process told.
	 */
	record Result(List<String> output, List<String> log) {

		Result {
			assertThat(output).contains("the map works");
		}

		String kernel() {
			return values("kernel=").get(0);
		}

		/** Why it is the Java kernel. */
		String cause() {
			return values("cause=").get(0);
		}

		/** Each attempt as its location, a colon and its cause, if there is one. */
		List<String> attempts() {
			return values("attempt=");
		}

		/** The libraries of that name that are in the memory of the process. */
		List<String> mapped() {
			return values("mapped=");
		}

		/** What the log has of bulkmap. */
		List<String> info() {
			return this.log.stream().filter((line) -> line.contains("bulkmap kernel ")).toList();
		}

		private List<String> values(String name) {
			return this.output.stream()
				.filter((line) -> line.startsWith(name))
				.map((line) -> line.substring(name.length()))
				.toList();
		}

	}

	/**
	 * The process.
	 */
	static final class Main {

		private static final int ENTRIES = 3000;

		private Main() {
		}

		public static void main(String[] settings) throws IOException {
			try (BulkMapFactory factory = factory(settings)) {
				KernelInfo kernel = factory.kernel();
				System.out.println("kernel=" + kernel.active().id());
				System.out.println("cause=" + kernel.fallbackCause());
				kernel.libraryAttempts().forEach(Main::print);
				printOther(settings);
				work(factory.longLongMap("map"));
			}
			try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
				maps.filter((line) -> line.contains("/libbulkmap"))
					.map((line) -> line.substring(line.indexOf('/')))
					.distinct()
					.forEach((file) -> System.out.println("mapped=" + file));
			}
		}

		private static void printOther(String[] settings) {
			for (String setting : settings) {
				if (setting.startsWith("other=")) {
					Path file = Path.of(setting.substring("other=".length()));
					try (BulkMapFactory other = BulkMapFactory.builder().nativeLibrary(file).build()) {
						print(other.kernel().libraryAttempts().get(0));
					}
				}
			}
		}

		private static void print(LibraryAttempt attempt) {
			System.out.println("attempt=" + attempt.location() + (attempt.loaded() ? "" : ": " + attempt.cause()));
		}

		private static BulkMapFactory factory(String[] settings) {
			BulkMapFactory.Builder builder = BulkMapFactory.builder();
			for (String setting : settings) {
				String value = setting.substring(setting.indexOf('=') + 1);
				switch (setting.replaceFirst("=.*", "")) {
					case "library" -> builder.nativeLibrary(Path.of(value));
					case "directory" -> builder.nativeDirectory(Path.of(value));
					case "other" -> {
						// For later.
					}
					case "disabled" -> builder.nativeEnabled(false);
					default -> throw new IllegalArgumentException(setting);
				}
			}
			return builder.build();
		}

		private static void work(LongLongBulkMap map) {
			long[] keys = LongStream.range(0, ENTRIES).toArray();
			long[] values = Arrays.stream(keys).map((key) -> key * key).toArray();
			long[] found = new long[ENTRIES];
			map.putAll(keys, values);
			boolean all = map.getAll(keys, found, -1) == ENTRIES && Arrays.equals(values, found)
					&& IntStream.range(0, ENTRIES).allMatch((i) -> map.get(keys[i], -1) == values[i]);
			System.out.println(all ? "the map works" : "the map has wrong values: "
					+ Arrays.stream(found).limit(10).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
		}

	}

}
