package io.bulkmap.benchmarks.profile;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Stacks with the number of samples of each, which is what a collapsed file has: a line
 * for each stack, its frames from the outermost to the innermost one between semicolons,
 * and behind a space the number.
 *
 * @param samples number of samples of each stack, in an order that depends on the stacks
 * only
 */
record Stacks(Map<List<String>, Long> samples) {

	private static final String SEPARATOR = ";";

	/**
	 * Creates the stacks; the map is copied.
	 */
	Stacks {
		Map<String, Entry<List<String>, Long>> sorted = new TreeMap<>();
		samples.entrySet().forEach((entry) -> sorted.put(String.join(SEPARATOR, entry.getKey()), entry));
		Map<List<String>, Long> copy = new LinkedHashMap<>();
		sorted.values().forEach((entry) -> copy.put(List.copyOf(entry.getKey()), entry.getValue()));
		samples = Collections.unmodifiableMap(copy);
	}

	/**
	 * Reads a collapsed file.
	 * @param source name of the file, for messages
	 * @param lines its lines; empty ones do not count
	 * @return the stacks
	 * @throws IllegalArgumentException if a line is none of such a file; the message says
	 * which
	 */
	static Stacks parse(String source, List<String> lines) {
		Map<List<String>, Long> samples = new LinkedHashMap<>();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).strip();
			if (line.isEmpty()) {
				continue;
			}
			int space = line.lastIndexOf(' ');
			long count = (space > 0) ? count(line.substring(space + 1)) : 0;
			List<String> frames = (space > 0) ? Arrays.asList(line.substring(0, space).split(SEPARATOR, -1))
					: List.of();
			if (count == 0 || frames.contains("")) {
				throw new IllegalArgumentException(
						"%s:%d: expected frames between semicolons, a space, and a number of samples, but there is '%s'"
							.formatted(source, i + 1, line));
			}
			samples.merge(frames, count, Long::sum);
		}
		return new Stacks(samples);
	}

	// 0 if it is none.
	private static long count(String text) {
		return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
	}

	/**
	 * Returns what {@link #parse} reads.
	 * @return the lines
	 */
	List<String> lines() {
		return this.samples.entrySet()
			.stream()
			.map((entry) -> String.join(SEPARATOR, entry.getKey()) + " " + entry.getValue())
			.toList();
	}

	/**
	 * Returns the number of all samples.
	 * @return the sum
	 */
	long count() {
		return this.samples.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * Returns stacks of other frames. Stacks that become the same are added.
	 * @param change gets the frames of a stack and returns those to have instead; none if
	 * the stack is not to be counted
	 * @return the other stacks
	 */
	Stacks map(UnaryOperator<List<String>> change) {
		Map<List<String>, Long> changed = new LinkedHashMap<>();
		this.samples.forEach((frames, count) -> {
			List<String> others = change.apply(frames);
			if (!others.isEmpty()) {
				changed.merge(List.copyOf(others), count, Long::sum);
			}
		});
		return new Stacks(changed);
	}

	/**
	 * Returns the share that each stack has of all samples, as the mean of several runs:
	 * a run counts no more because it has more samples.
	 * @param runs the stacks of each run
	 * @return shares, 1 together
	 */
	static Map<List<String>, Double> meanShares(Collection<Stacks> runs) {
		Map<List<String>, Double> shares = new LinkedHashMap<>();
		for (Stacks run : runs) {
			double all = (double) run.count() * runs.size();
			run.samples.forEach((frames, count) -> shares.merge(frames, count / all, Double::sum));
		}
		return shares;
	}

	/**
	 * Returns all frames.
	 * @return each frame once
	 */
	List<String> frames() {
		return this.samples.keySet().stream().flatMap(List::stream).distinct().sorted().toList();
	}

}
