package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The program that writes the native library into the image of a container, or wherever
 * the process that uses it cannot write:
 *
 * <pre>
 * java -jar bulkmap-native.jar /opt/bulkmap
 * </pre>
 *
 * Where JNA is on the class path, its own library is written there, too, because JNA
 * cannot unpack it either. It ends with 0 if everything was written, with 1 if something
 * could not be, with 2 if it was called the wrong way. It runs without JNA.
 */
public final class InstallNativeLibrary {

	private static final String USAGE = """
			usage: java -jar bulkmap-native.jar [--platform PLATFORM] DIRECTORY

			Writes the native library of bulkmap to DIRECTORY, which is created if there is none.
			PLATFORM is linux-x86-64 or linux-aarch64, by default the one of this JVM.""";

	private static final String JNA_FILE = "libjnidispatch.so";

	private static final Set<PosixFilePermission> READ_AND_EXECUTE = PosixFilePermissions.fromString("r-xr-xr-x");

	private static final Set<PosixFilePermission> OTHERS_READ = PosixFilePermissions.fromString("rwxr-xr-x");

	private final PrintStream out;

	private final PrintStream err;

	InstallNativeLibrary(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/**
	 * Runs the program and ends the process.
	 * @param arguments what the command line has
	 */
	public static void main(String[] arguments) {
		System.exit(new InstallNativeLibrary(System.out, System.err).run(List.of(arguments)));
	}

	/**
	 * Runs the program.
	 * @param arguments what the command line has
	 * @return the exit code
	 */
	int run(List<String> arguments) {
		List<String> rest = new ArrayList<>(arguments);
		LibraryResource resource = LibraryResource.ofThisProcess();
		if (rest.size() > 1 && rest.get(0).equals("--platform")) {
			resource = new LibraryResource(rest.get(1));
			rest = rest.subList(2, rest.size());
		}
		if (rest.equals(List.of("--help"))) {
			this.out.println(USAGE);
			return 0;
		}
		if (rest.size() != 1 || rest.get(0).isBlank() || rest.get(0).startsWith("-")) {
			this.err.println(USAGE);
			return 2;
		}
		try {
			install(resource, Path.of(rest.get(0)).toAbsolutePath().normalize());
			return 0;
		}
		catch (InvalidPathException ex) {
			return failed(rest.get(0), String.valueOf(ex.getReason()));
		}
		catch (RefusedException ex) {
			return failed(resource.location(), String.valueOf(ex.getMessage()));
		}
		catch (IOException ex) {
			return failed(rest.get(0), LibraryFiles.describe(ex));
		}
		catch (UnsupportedOperationException ex) {
			return failed(rest.get(0), "its file system cannot tell who may change a file");
		}
	}

	private int failed(String place, String cause) {
		this.err.println("bulkmap: " + place + ": " + cause);
		return 1;
	}

	private void install(LibraryResource resource, Path directory) throws IOException, RefusedException {
		byte[] library = resource.read();
		byte[] jnaLibrary = jnaLibrary(resource.platform());
		Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OTHERS_READ));
		Path file = directory.resolve(LibraryResource.FILE);
		LibraryFiles.write(file, library, READ_AND_EXECUTE);
		this.out.println(file);
		if (jnaLibrary != null) {
			LibraryFiles.write(directory.resolve(JNA_FILE), jnaLibrary, READ_AND_EXECUTE);
			this.out.println(directory.resolve(JNA_FILE));
		}
		this.out.printf("%nSpring Boot:  bulkmap.native.library=%s%n", file);
		this.out.printf("Java:         BulkMapFactory.builder().nativeLibrary(Path.of(\"%s\"))%n", file);
		if (jnaLibrary != null) {
			this.out.printf("JVM:          -Djna.boot.library.path=%s -Djna.nounpack=true%n", directory);
		}
		else {
			this.out.println("JNA is not on the class path; where it cannot write files, it needs its library, too.");
		}
	}

	private static byte @Nullable [] jnaLibrary(String platform) throws IOException {
		try (InputStream stream = InstallNativeLibrary.class
			.getResourceAsStream("/com/sun/jna/" + platform + "/" + JNA_FILE)) {
			return (stream != null) ? stream.readAllBytes() : null;
		}
	}

}
