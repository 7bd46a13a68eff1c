package io.bulkmap.benchmarks;

/**
 * A full map. The calls have keys that it does not have, others each time.
 */
public class FullMapOfOthers extends FullMap {

	@Override
	Batch[] calls(Batches source) {
		return source.absent();
	}

}
