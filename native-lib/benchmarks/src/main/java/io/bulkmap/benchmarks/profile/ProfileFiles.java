package io.bulkmap.benchmarks.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.bulkmap.benchmarks.results.ResultFiles;
import tools.jackson.core.JacksonException;

/**
 * A profile as a directory: its conditions in JSON, and a collapsed file of each run,
 * which is what other programs for flame graphs read, too. The file may be compressed, by
 * which it has a thirtieth of the size.
 */
public final class ProfileFiles {

	private static final String CONDITIONS = "profile.json";

	private static final String COMPRESSED = ".gz";

	private ProfileFiles() {
	}

	/**
	 * Writes a profile, in place of one that is there.
	 * @param directory the directory, which is created if need be
	 * @param profile the profile
	 * @param compressed whether the collapsed files are to be small
	 */
	public static void write(Path directory, Profile profile, boolean compressed) {
		try {
			Files.createDirectories(directory);
			try (Stream<Path> files = Files.list(directory)) {
				for (Path file : files.filter(ProfileFiles::ours).toList()) {
					Files.delete(file);
				}
			}
			for (int i = 0; i < profile.runs().size(); i++) {
				String text = String.join("\n", profile.runs().get(i).lines()) + "\n";
				if (compressed) {
					writeCompressed(directory.resolve(run(i) + COMPRESSED), text);
				}
				else {
					Files.writeString(directory.resolve(run(i)), text);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		ResultFiles.writeJson(directory.resolve(CONDITIONS), profile.conditions());
	}

	/**
	 * Reads a profile.
	 * @param directory the directory
	 * @return the profile
	 * @throws IllegalArgumentException if there is none, or a part of it; the message
	 * says what is wrong
	 */
	public static Profile read(Path directory) {
		Path file = directory.resolve(CONDITIONS);
		if (!Files.isRegularFile(file)) {
			throw new IllegalArgumentException(
					"%s: there is no profile, because there is no %s".formatted(directory, CONDITIONS));
		}
		Conditions conditions = conditions(file);
		List<Stacks> runs = new ArrayList<>();
		for (int i = 0; i < conditions.runs(); i++) {
			Path compressed = directory.resolve(run(i) + COMPRESSED);
			Path run = Files.exists(compressed) ? compressed : directory.resolve(run(i));
			runs.add(Stacks.parse(run.toString(), lines(run)));
		}
		return new Profile(conditions, runs);
	}

	private static Conditions conditions(Path file) {
		try {
			Conditions conditions = ResultFiles.mapper().readValue(file, Conditions.class);
			if (!conditions.schema().equals(Conditions.SCHEMA)) {
				throw new IllegalArgumentException("%s: the format is '%s', expected '%s'".formatted(file,
						conditions.schema(), Conditions.SCHEMA));
			}
			return conditions;
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("%s: is no profile (%s)".formatted(file, ex.getOriginalMessage()), ex);
		}
	}

	private static List<String> lines(Path file) {
		try (InputStream stream = Files.newInputStream(file);
				InputStream content = file.toString().endsWith(COMPRESSED) ? new GZIPInputStream(stream) : stream) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("%s: cannot be read (%s)".formatted(file, ex.getClass().getSimpleName()),
					ex);
		}
	}

	private static void writeCompressed(Path file, String text) throws IOException {
		try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
			stream.write(text.getBytes(StandardCharsets.UTF_8));
		}
	}

	private static String run(int index) {
		return "run-%d.collapsed".formatted(index + 1);
	}

	private static boolean ours(Path file) {
		return file.toString().matches("(.*[/\\\\])?(run-\\d+\\.(collapsed|collapsed\\.gz|html)|" + CONDITIONS + ")");
	}

}
