package io.bulkmap.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.bulkmap.benchmarks.results.WorkloadResult;
import io.bulkmap.benchmarks.workload.RunResult;
import io.bulkmap.benchmarks.workload.RunResult.OperationResult;

/**
 * Finds everything in which another map was better than ours.
 */
final class Losses {

	/** The names of the cells of a line. */
	static final List<String> HEADER = List.of("what", "measured", "bulkmap took", "best other", "took",
			"bulkmap / best other", "also better");

	private Losses() {
	}

	/**
	 * Finds the losses.
	 * @param source what was measured
	 * @return all of them
	 */
	static List<Loss> of(Source source) {
		List<Loss> losses = new ArrayList<>();
		for (Comparison comparison : Comparison.of(source.speeds())) {
			Optional<Speed> ours = comparison.ours();
			for (Speed peer : comparison.fasterPeers()) {
				losses.add(new Loss("%s, %s entries".formatted(comparison.title(), Figures.count(comparison.size())),
						"ns per entry", Comparison.kind(peer).title(), Figures.nanos(peer.nanosPerEntry()),
						Figures.nanos(ours.orElseThrow().nanosPerEntry()),
						ours.orElseThrow().nanosPerEntry() / peer.nanosPerEntry()));
			}
		}
		source.workloads().forEach((workload) -> addLosses(losses, workload));
		return losses;
	}

	private static void addLosses(List<Loss> losses, WorkloadResult result) {
		Optional<RunResult> ours = ours(result);
		if (ours.isEmpty()) {
			return;
		}
		for (RunResult peer : result.runs()) {
			if (!peer.ours()) {
				for (OperationResult operation : peer.operations()) {
					same(ours.get(), operation).ifPresent((own) -> addLosses(losses, result, peer, operation, own));
				}
				add(losses,
						new Loss("workload " + result.workload().name(), "bytes per entry", peer.title(),
								Figures.bytes(peer.memory().bytesPerEntry()),
								Figures.bytes(ours.get().memory().bytesPerEntry()),
								ours.get().memory().bytesPerEntry() / peer.memory().bytesPerEntry()));
			}
		}
	}

	private static void addLosses(List<Loss> losses, WorkloadResult result, RunResult peer, OperationResult other,
			OperationResult own) {
		String what = "workload %s, %s".formatted(result.workload().name(), HtmlReport.title(other));
		add(losses, new Loss(what, "ns per key", peer.title(), Figures.nanos(other.nanosPerEntry()),
				Figures.nanos(own.nanosPerEntry()), own.nanosPerEntry() / other.nanosPerEntry()));
		addTime(losses, what, "P50, µs", peer, other.latency().p50(), own.latency().p50());
		addTime(losses, what, "P99, µs", peer, other.latency().p99(), own.latency().p99());
		addTime(losses, what, "P99.9, µs", peer, other.latency().p999(), own.latency().p999());
		addTime(losses, what, "longest call, µs", peer, other.latency().max(), own.latency().max());
	}

	private static void addTime(List<Loss> losses, String what, String unit, RunResult peer, long other, long own) {
		add(losses, new Loss(what, unit, peer.title(), Figures.micros(other), Figures.micros(own),
				(double) own / Math.max(other, 1)));
	}

	private static void add(List<Loss> losses, Loss loss) {
		if (loss.ratio() > 1) {
			losses.add(loss);
		}
	}

	/**
	 * Returns ours: with the best kernel, which is the first.
	 * @param result what came of a workload
	 * @return the run, if there is one
	 */
	static Optional<RunResult> ours(WorkloadResult result) {
		return result.runs().stream().filter(RunResult::ours).findFirst();
	}

	private static Optional<OperationResult> same(RunResult run, OperationResult operation) {
		return run.operations()
			.stream()
			.filter((each) -> each.operation() == operation.operation() && each.batch() == operation.batch())
			.findFirst();
	}

	/**
	 * Returns a line for each thing in which others were better.
	 * @param losses the losses
	 * @return cells: what, measured, ours, the best of the others, what it took, the
	 * ratio, who else was better than ours
	 */
	static List<List<String>> lines(List<Loss> losses) {
		Map<List<String>, List<Loss>> things = losses.stream()
			.collect(Collectors.groupingBy((loss) -> List.of(loss.what(), loss.unit()), LinkedHashMap::new,
					Collectors.toList()));
		List<List<String>> lines = new ArrayList<>();
		for (List<Loss> thing : things.values()) {
			List<Loss> sorted = thing.stream().sorted(Comparator.comparingDouble(Loss::ratio).reversed()).toList();
			Loss best = sorted.get(0);
			lines.add(List.of(best.what(), best.unit(), best.ours(), best.peer(), best.theirs(),
					Figures.ratio(best.ratio()),
					sorted.stream().skip(1).map(Loss::peer).collect(Collectors.joining(", "))));
		}
		return lines;
	}

	/**
	 * Something in which another map was better.
	 *
	 * @param what what was done
	 * @param unit what was measured
	 * @param peer the other map
	 * @param theirs what it took
	 * @param ours what ours took
	 * @param ratio how many times more ours took
	 */
	record Loss(String what, String unit, String peer, String theirs, String ours, double ratio) {

	}

}
