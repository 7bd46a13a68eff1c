package io.bulkmap.benchmarks;

import java.util.SplittableRandom;

import org.openjdk.jmh.annotations.Param;

/**
 * A full map. The calls have keys some of which it has; which of them, nobody can
 * foretell.
 */
public class FullMapOfSome extends FullMap {

	/** Probability that a key is there. */
	@Param("0.5")
	double hitRatio = 0.5;

	@Override
	Batch[] calls(Batches source) {
		Batch[] batches = source.again();
		Batch[] absent = source.absent();
		SplittableRandom random = new SplittableRandom(1);
		for (int batch = 0; batch < batches.length; batch++) {
			for (int i = 0; i < this.size; i++) {
				if (random.nextDouble() >= this.hitRatio) {
					batches[batch].keys()[i] = absent[batch].keys()[i];
				}
			}
		}
		return batches;
	}

}
