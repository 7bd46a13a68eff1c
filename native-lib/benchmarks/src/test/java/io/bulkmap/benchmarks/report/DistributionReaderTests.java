package io.bulkmap.benchmarks.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link DistributionReader}.
 */
class DistributionReaderTests {

	@TempDir
	private Path directory = Path.of("");

	@Test
	void readShouldFindWhatHdrHistogramHasWritten() throws IOException {
		Histogram histogram = histogram();
		Path file = Files.writeString(this.directory.resolve("ingest.hgrm"), text(histogram));

		Distribution distribution = DistributionReader.read(file);

		assertThat(distribution.name()).isEqualTo("ingest");
		assertThat(distribution.count()).isEqualTo(10_000);
		assertThat(distribution.meanMillis()).isCloseTo(histogram.getMean() / 1e6, within(0.001));
		for (double percent : new double[] { 50, 95, 99, 99.9, 100 }) {
			assertThat(distribution.millis(percent)).isCloseTo(histogram.getValueAtPercentile(percent) / 1e6,
					within(0.02 * histogram.getValueAtPercentile(percent) / 1e6));
		}
	}

	@Test
	void directoryShouldBeOneSourceWithItsDistributions() throws IOException {
		Files.writeString(this.directory.resolve("b.hgrm"), text(histogram()));
		Files.writeString(this.directory.resolve("a.hgrm"), text(histogram()));

		List<Source> sources = MeasurementsReader.read(List.of(this.directory)).sources();

		assertThat(sources).hasSize(1);
		assertThat(sources.get(0).distributions()).extracting(Distribution::name).containsExactly("a", "b");
	}

	@Test
	void otherFilesShouldBeRefusedWithTheLine() throws IOException {
		Path other = Files.writeString(this.directory.resolve("other.hgrm"), "[]");
		Path wrong = Files.writeString(this.directory.resolve("wrong.hgrm"),
				text(histogram()).replaceFirst("0\\.0000", "zero"));
		Path cut = Files.writeString(this.directory.resolve("cut.hgrm"), text(histogram()).replaceFirst("(?s)#.*", ""));
		Path none = this.directory.resolve("none.hgrm");

		assertThatIllegalArgumentException().isThrownBy(() -> DistributionReader.read(other))
			.withMessage(other + ": is no distribution of HdrHistogram");
		assertThatIllegalArgumentException().isThrownBy(() -> DistributionReader.read(wrong))
			.withMessageStartingWith(wrong + ":3: is no percentile: '");
		assertThatIllegalArgumentException().isThrownBy(() -> DistributionReader.read(cut))
			.withMessage(cut + ": ends before its last line, or has no percentiles");
		assertThatIllegalArgumentException().isThrownBy(() -> DistributionReader.read(none))
			.withMessage(none + ": cannot be read (NoSuchFileException)");
	}

	private static Histogram histogram() {
		Histogram histogram = new Histogram(3);
		for (int i = 1; i <= 10_000; i++) {
			histogram.recordValue(i * 10_000L);
		}
		return histogram;
	}

	/**
	 * As the load generator writes it: in milliseconds.
	 */
	private static String text(Histogram histogram) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		histogram.outputPercentileDistribution(new PrintStream(bytes, true, StandardCharsets.US_ASCII), 1e6);
		return bytes.toString(StandardCharsets.US_ASCII);
	}

}
