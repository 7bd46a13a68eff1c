package io.bulkmap.sample.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ResultSpool}.
 */
class ResultSpoolTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, 4, 5, 8, 9, 1000 })
	void iteratorShouldReturnTheResultsInOrder(int count) throws IOException {
		try (ResultSpool spool = new ResultSpool(4, this.directory)) {
			List<Result> added = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				boolean present = i % 3 != 0;
				spool.add(Long.MIN_VALUE + i, -i, present);
				added.add(new Result(Long.MIN_VALUE + i, present ? (long) -i : null));
			}

			assertThat(spool).containsExactlyElementsOf(added);
		}
	}

	@Test
	void addWhenThereAreFewResultsShouldNeedNoFile() throws IOException {
		try (ResultSpool spool = new ResultSpool(4, this.directory)) {
			fill(spool, 4);

			assertThat(spool).hasSize(4);
			assertThat(this.directory).isEmptyDirectory();
		}
	}

	@Test
	void closeShouldLeaveNoFile() throws IOException {
		try (ResultSpool spool = new ResultSpool(4, this.directory)) {
			fill(spool, 5);
			assertThat(spool.iterator()).hasNext();
		}

		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files).isEmpty();
		}
	}

	@Test
	void nextAfterTheLastResultShouldThrow() throws IOException {
		try (ResultSpool spool = new ResultSpool(1, this.directory)) {
			Iterator<Result> results = spool.iterator();

			assertThat(results.hasNext()).isFalse();
			assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(results::next);
		}
	}

	@Test
	void nextWhenFileCannotBeReadShouldThrow() throws IOException {
		ResultSpool spool = new ResultSpool(1, this.directory);
		fill(spool, 3);
		Iterator<Result> results = spool.iterator();
		spool.close();

		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(results::next);
	}

	@Test
	void addWhenThereIsNoRoomForAFileShouldThrow() throws IOException {
		try (ResultSpool spool = new ResultSpool(1, this.directory.resolve("absent"))) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> fill(spool, 2));
		}
	}

	private static void fill(ResultSpool spool, int count) throws IOException {
		for (int i = 0; i < count; i++) {
			spool.add(i, i, true);
		}
	}

}
