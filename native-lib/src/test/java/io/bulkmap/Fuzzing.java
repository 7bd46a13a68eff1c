package io.bulkmap;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What fuzz tests have in common. {@code .ci/fuzz} has Jazzer look for bytes that make
 * one of them reach new code, or fail; every build repeats those that are worth keeping.
 */
public final class Fuzzing {

	private Fuzzing() {
	}

	/**
	 * Runs a test with its kept inputs. They lie where the JUnit integration of Jazzer
	 * would look for them, but need neither its agent nor its libraries.
	 * @param test the class of the test
	 * @param run what to do with each input
	 */
	public static void repeatKept(Class<?> test, Consumer<FuzzInput> run) throws IOException, URISyntaxException {
		URL folder = test.getResource(test.getSimpleName() + "Inputs");
		assertThat(folder).as("folder of the kept inputs").isNotNull();
		try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
			List<Path> inputs = files.sorted().toList();
			assertThat(inputs).isNotEmpty();
			for (Path input : inputs) {
				try {
					run.accept(new FuzzInput(Files.readAllBytes(input)));
				}
				catch (Throwable failure) {
					throw new AssertionError("Kept input " + input.getFileName(), failure);
				}
			}
		}
	}

	/**
	 * Returns what there is for the instruction sets of this machine, outside of JUnit.
	 * @param subject returns the one for an instruction set, or ends the test
	 */
	public static <T> List<T> onThisMachine(Function<Isa, T> subject) {
		List<T> subjects = new ArrayList<>();
		for (Isa isa : Isa.values()) {
			try {
				subjects.add(subject.apply(isa));
			}
			catch (TestAbortedException ex) {
				System.err.println(ex.getMessage());
			}
		}
		return subjects;
	}

}
