package io.bulkmap.benchmarks.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests that figures in sentences of the documents are those of
 * {@code docs/data/figures.tsv}, which says for each where it comes from: an expression
 * over other files of {@code docs/data}, or how it was measured by hand.
 */
class SentenceTests {

	private static final Path ROOT = Path.of("../..");

	private static final Path FILE = ROOT.resolve("docs/data/figures.tsv");

	private static final String UNIT = "(?:(?:ns|µs|ms|nanoseconds|microseconds|milliseconds|seconds|instructions|cycles"
			+ "|times|x|(?:million )?entries a second)\\b|%)";

	private static final String NUMBER = "\\d[\\d,]*(?:\\.\\d+)?";

	private static final Pattern FIGURE = Pattern
		.compile("(?<![\\w.,-])" + NUMBER + "(?:(?:,| to| and| or| ±| instead of| of) " + NUMBER + ")* ?" + UNIT);

	private static final Pattern COMPUTED = Pattern.compile("\\{(" + NUMBER + ")}");

	static List<String> documents() {
		return List.of("README.md", "ARCHITECTURE.md", "sample-service/README.md", "docs/benchmarks.md",
				"docs/costs.md", "docs/design.md", "docs/guide.md", "docs/layouts.md", "docs/loading.md",
				"docs/observability.md", "docs/configuration.md", "docs/records.md");
	}

	@ParameterizedTest
	@MethodSource("documents")
	void figuresOfSentencesShouldBeInTheFile(String document) throws Exception {
		assertThat(figuresWithoutSource(Files.readString(ROOT.resolve(document)), sentences(document))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("documents")
	void sentencesOfTheFileShouldBeInTheDocument(String document) throws Exception {
		String text = words(Files.readString(ROOT.resolve(document)));

		assertThat(sentences(document)).allSatisfy((sentence) -> assertThat(text).containsOnlyOnce(sentence.text()));
	}

	@Test
	void computedFiguresShouldBeThoseOfTheData() throws Exception {
		DataFigures data = DataFigures.of(ROOT);
		int computed = 0;
		for (String document : documents()) {
			for (Sentence sentence : sentences(document)) {
				assertThat(sentence.differences(data)).as("%s: %s", document, sentence.text()).isEmpty();
				computed += sentence.computed().size();
			}
		}
		assertThat(computed).isGreaterThan(5);
	}

	@Test
	void everyLineShouldBeOfADocumentAndHaveASource() throws Exception {
		for (String line : Files.readAllLines(FILE)) {
			assertThat(line.split("\t", -1)).as(line).hasSize(3).allSatisfy((cell) -> assertThat(cell).isNotBlank());
		}
		assertThat(Files.readAllLines(FILE).stream().skip(1).map((line) -> line.split("\t", -1)[0]))
			.isSubsetOf(documents());
	}

	@Test
	void figureWithoutASourceShouldBeFound() {
		String document = """
				It takes 12.5
				ns, or `3 ns`, a third of
				4 to 5 %, and 7 keys.

				| 9 ns |
				```
				8 ns
				```
				""";

		assertThat(figuresWithoutSource(document, List.of())).containsExactly("12.5 ns", "4 to 5 %");
		assertThat(figuresWithoutSource(document, List.of(new Sentence("takes 12.5 ns", "a guess"))))
			.containsExactly("4 to 5 %");
	}

	@Test
	void figureThatIsNotThatOfTheDataShouldBeFound() {
		Source source = new Source(Samples.environment(), Samples.speeds(), List.of(), List.of(), Samples.callTimes());
		DataFigures data = new DataFigures(List.of(source), "get_all_i64\tavx2\tpresent\t28.52\n");

		assertThat(new Sentence("{6.4} ns are {2.46} or {2} times as much, or {40} of {118.5}; {29} of {29}",
				"hit @ 1000: ECLIPSE; hit @ 1000: ECLIPSE / NATIVE; hit @ 1000: ECLIPSE / NATIVE; "
						+ "time of call, nanoseconds: map get @ 8 keys: jna - jni; "
						+ "time of call, nanoseconds: map get @ 8 keys: jna; instructions of get_all_i64 avx2 present; 28.6 + 0.1")
			.differences(data)).containsExactly("28.6 + 0.1 is no expression");
		assertThat(new Sentence("{6.5} and {3}", "hit @ 1000: ECLIPSE; hit @ 1000: ECLIPSE / NATIVE").differences(data))
			.containsExactly("6.5, but hit @ 1000: ECLIPSE is 6.4", "3, but hit @ 1000: ECLIPSE / NATIVE is 2");
		assertThat(new Sentence("{1} and {2}", "hit @ 1000: ECLIPSE").differences(data))
			.containsExactly("2 figures for 1 expressions");
		assertThatIllegalArgumentException().isThrownBy(() -> data.value("hit @ 999: ECLIPSE"))
			.withMessage("no measurement of ECLIPSE for 'hit' at 999 entries");
	}

	private static List<Sentence> sentences(String document) throws Exception {
		return Files.readAllLines(FILE)
			.stream()
			.map((line) -> line.split("\t", -1))
			.filter((cells) -> cells[0].equals(document))
			.map((cells) -> new Sentence(cells[1], cells[2]))
			.toList();
	}

	private static List<String> figuresWithoutSource(String document, List<Sentence> sentences) {
		String text = words(document);
		for (Sentence sentence : sentences) {
			text = text.replace(sentence.text(), "");
		}
		text = text.replaceAll("`[^`]*`", "");
		return FIGURE.matcher(text).results().map(MatchResult::group).toList();
	}

	// A document without its code and tables, on one line.
	private static String words(String document) {
		return document.replaceAll("(?s)```.*?```", "")
			.replaceAll("(?s)<!-- (table of|generated from) .*?<!-- end of .*?-->", "")
			.replaceAll("(?m)^\\|.*\\n", "")
			.replaceAll("\\s+", " ");
	}

	/**
	 * A part of a document.
	 *
	 * @param marked its text, in which figures that are computed have braces
	 * @param source expressions for these, separated by semicolons; or how it was
	 * measured
	 */
	private record Sentence(String marked, String source) {

		String text() {
			return COMPUTED.matcher(this.marked).replaceAll("$1");
		}

		List<String> computed() {
			return COMPUTED.matcher(this.marked).results().map((figure) -> figure.group(1)).toList();
		}

		List<String> differences(DataFigures data) {
			List<String> figures = computed();
			String[] expressions = this.source.split("; ", -1);
			if (figures.isEmpty()) {
				return List.of();
			}
			if (figures.size() != expressions.length) {
				return List.of("%d figures for %d expressions".formatted(figures.size(), expressions.length));
			}
			List<String> differences = new ArrayList<>();
			for (int i = 0; i < expressions.length; i++) {
				if (!DataFigures.EXPRESSION.matcher(expressions[i]).matches()) {
					differences.add(expressions[i] + " is no expression");
					continue;
				}
				String value = rounded(data.value(expressions[i]), figures.get(i));
				if (!value.equals(figures.get(i))) {
					differences.add("%s, but %s is %s".formatted(figures.get(i), expressions[i], value));
				}
			}
			return differences;
		}

		// To as many digits as the figure has.
		private static String rounded(double value, String figure) {
			int point = figure.indexOf('.');
			int digits = (point < 0) ? 0 : figure.length() - point - 1;
			return String.format(Locale.ROOT, "%,." + digits + "f", value);
		}

	}

	/**
	 * Figures of the committed data.
	 *
	 * @param sources measurements
	 * @param instructions lines of counted instructions
	 */
	private record DataFigures(List<Source> sources, String instructions) {

		static final Pattern EXPRESSION = Pattern.compile("instructions of (?<kernel>.+)"
				+ "|time of (?<call>.+) @ (?<row>[^@:]+): (?<way>.+?)(?: - (?<less>.+))?"
				+ "|(?<what>.+) @ (?<size>\\d+): (?<engine>\\w+)(?: / (?<other>\\w+))?");

		static DataFigures of(Path root) throws Exception {
			return new DataFigures(MeasurementsReader.read(List.of(root.resolve("docs/data"))).sources(),
					Files.readString(root.resolve(".ci/instructions.tsv")));
		}

		double value(String expression) {
			Matcher parts = EXPRESSION.matcher(expression);
			assertThat(parts.matches()).as(expression).isTrue();
			if (parts.group("kernel") != null) {
				return counted(parts.group("kernel"));
			}
			if (parts.group("call") != null) {
				double time = time(parts.group("call"), parts.group("row"), parts.group("way"));
				return (parts.group("less") == null) ? time
						: time - time(parts.group("call"), parts.group("row"), parts.group("less"));
			}
			int size = Integer.parseInt(parts.group("size"));
			double nanos = nanos(parts.group("what"), size, parts.group("engine"));
			return (parts.group("other") == null) ? nanos
					: nanos / nanos(parts.group("what"), size, parts.group("other"));
		}

		private double nanos(String what, int size, String engine) {
			return this.sources.stream()
				.flatMap((source) -> Comparison.of(source.speeds()).stream())
				.filter((comparison) -> comparison.title().equals(what) && comparison.size() == size)
				.flatMap((comparison) -> comparison.speeds().stream())
				.filter((speed) -> speed.engine().equals(engine))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						"no measurement of %s for '%s' at %d entries".formatted(engine, what, size)))
				.nanosPerEntry();
		}

		private double time(String call, String row, String way) {
			return this.sources.stream()
				.flatMap((source) -> source.callTimes().stream())
				.filter((time) -> time.title().equals(call) && time.row().equals(row) && time.column().equals(way))
				.findFirst()
				.orElseThrow(
						() -> new IllegalArgumentException("no time of '%s' for '%s', %s".formatted(call, row, way)))
				.nanos();
		}

		private double counted(String kernel) {
			String start = String.join("\t", kernel.split(" ", 3)) + "\t";
			return this.instructions.lines()
				.filter((line) -> line.startsWith(start))
				.mapToDouble((line) -> Double.parseDouble(line.substring(start.length())))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("no instructions of " + kernel));
		}

	}

}
