package io.bulkmap.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that a report is made of. As JSON, it is small enough to be kept with the sources.
 *
 * @param schema {@value #SCHEMA}, which tells such a file from others
 * @param sources what was measured together
 */
public record Measurements(String schema, List<Source> sources) {

	/** Name and version of the format. */
	public static final String SCHEMA = "bulkmap-measurements-1";

	/**
	 * Creates measurements; the list is copied.
	 */
	public Measurements {
		sources = List.copyOf(sources);
	}

	/**
	 * Returns these and others.
	 * @param others more measurements
	 * @return all of them
	 */
	Measurements and(Measurements others) {
		return new Measurements(SCHEMA, Stream.concat(this.sources.stream(), others.sources.stream()).toList());
	}

}
