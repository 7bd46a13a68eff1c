package io.bulkmap.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What is wrong with a file, with the place of each.
 */
final class YamlProblems {

	private final String file;

	private final List<String> problems = new ArrayList<>();

	YamlProblems(String file) {
		this.file = file;
	}

	void add(Node node, String reason) {
		add(node.getStartMark(), reason);
	}

	// Marks count from 0, editors from 1. Those of a value from elsewhere name it.
	void add(Optional<Mark> mark, String reason) {
		String place = mark.map((at) -> "%s:%d:%d".formatted(at.getName(), at.getLine() + 1, at.getColumn() + 1))
			.orElse(this.file + ":1:1");
		this.problems.add(place + ": " + reason);
	}

	void throwIfAny() {
		if (!this.problems.isEmpty()) {
			throw new InvalidWorkloadException(this.problems);
		}
	}

}
