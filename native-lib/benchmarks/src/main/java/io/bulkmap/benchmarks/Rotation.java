package io.bulkmap.benchmarks;

/**
 * Batches in turn.
 */
final class Rotation {

	private final Batch[] batches;

	private int index = -1;

	Rotation(Batch... batches) {
		this.batches = batches;
	}

	Batch next() {
		this.index = (this.index + 1 < this.batches.length) ? this.index + 1 : 0;
		return current();
	}

	Batch current() {
		return this.batches[this.index];
	}

}
