package io.bulkmap.benchmarks;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/**
 * A map that is empty before every call. The keys of the calls are new each time.
 */
public class EmptyMap extends MeasuredMap {

	@Override
	Batch[] prepare(Batches source) {
		return source.fresh();
	}

	// Outside of the measured time, at the price of two looks at the clock per call.
	@Setup(Level.Invocation)
	public void clear() {
		this.engine.clear();
	}

}
