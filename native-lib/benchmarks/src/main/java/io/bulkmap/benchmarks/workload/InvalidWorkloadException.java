package io.bulkmap.benchmarks.workload;

import java.util.List;

/**
 * Thrown where a workload cannot be run. The message has a line for each reason, with
 * file, line and column.
 */
public final class InvalidWorkloadException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InvalidWorkloadException(List<String> problems) {
		super(String.join(System.lineSeparator(), problems));
	}

}
