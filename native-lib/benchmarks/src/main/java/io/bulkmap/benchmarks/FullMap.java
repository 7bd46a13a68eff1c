package io.bulkmap.benchmarks;

/**
 * A full map. The calls have the keys that it has, in other orders.
 */
public class FullMap extends MeasuredMap {

	long[] found = new long[0];

	@Override
	Batch[] prepare(Batches source) {
		Batch first = source.first();
		this.engine.putAll(first.keys(), first.values());
		this.found = new long[this.size];
		return calls(source);
	}

	Batch[] calls(Batches source) {
		return source.again();
	}

}
