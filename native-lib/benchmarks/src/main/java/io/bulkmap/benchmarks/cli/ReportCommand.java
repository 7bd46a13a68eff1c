package io.bulkmap.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.bulkmap.benchmarks.report.DataTables;
import io.bulkmap.benchmarks.report.DocumentPart;
import io.bulkmap.benchmarks.report.HtmlReport;
import io.bulkmap.benchmarks.report.MarkdownTables;
import io.bulkmap.benchmarks.report.Measurements;
import io.bulkmap.benchmarks.report.MeasurementsReader;
import io.bulkmap.benchmarks.report.Overview;
import io.bulkmap.benchmarks.results.ResultFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes reports of results.
 */
@Command(name = "report", mixinStandardHelpOptions = true,
		description = "Turns results of 'run', 'suite', JMH and the load generator into a page, and into tables of a document.")
final class ReportCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@Parameters(arity = "1..*", paramLabel = "RESULT",
			description = "Files in JSON, distributions (.hgrm), or directories of them. What is in one directory was "
					+ "measured together.")
	private List<Path> results = new ArrayList<>();

	@Option(names = { "-o", "--output" }, paramLabel = "FILE", defaultValue = "report.html",
			description = "Gets the page; default: ${DEFAULT-VALUE}.")
	private Path output = Path.of("report.html");

	@Option(names = "--save", paramLabel = "FILE",
			description = "Gets what the report is made of: small enough for docs/data.")
	private @Nullable Path save;

	@Option(names = "--docs", paramLabel = "FILE",
			description = "A document whose generated part is written anew, and its tables of files.")
	private @Nullable Path docs;

	@Option(names = "--overview", paramLabel = "FILE",
			description = "A document whose generated part gets only the table that a newcomer sees first.")
	private @Nullable Path overview;

	@Override
	public Integer call() throws IOException {
		try {
			write(MeasurementsReader.read(this.results));
			return 0;
		}
		catch (IllegalArgumentException ex) {
			throw new ParameterException(Objects.requireNonNull(this.spec).commandLine(),
					String.valueOf(ex.getMessage()), ex);
		}
	}

	private void write(Measurements measurements) throws IOException {
		Files.writeString(this.output, HtmlReport.of(measurements));
		if (this.save != null) {
			ResultFiles.writeJson(this.save, measurements);
		}
		if (this.docs != null) {
			replacePart(this.docs, MarkdownTables.of(measurements));
			Path directory = this.docs.toAbsolutePath().resolveSibling("");
			Files.writeString(this.docs, DataTables.fill(Files.readString(this.docs), directory));
		}
		if (this.overview != null) {
			replacePart(this.overview, Overview.of(measurements));
		}
	}

	private static void replacePart(Path document, String part) throws IOException {
		Files.writeString(document, DocumentPart.replace(Files.readString(document), part));
	}

}
