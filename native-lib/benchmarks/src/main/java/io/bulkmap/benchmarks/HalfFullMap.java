package io.bulkmap.benchmarks;

import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/**
 * A map that has half of the keys of the next call, and no others, before every call.
 */
public class HalfFullMap extends MeasuredMap {

	Rotation halves = new Rotation();

	@Override
	Batch[] prepare(Batches source) {
		Batch[] batches = source.fresh();
		this.halves = new Rotation(Stream.of(batches).map(source::half).toArray(Batch[]::new));
		return batches;
	}

	// Outside of the measured time, at the price of two looks at the clock per call.
	@Setup(Level.Invocation)
	public void halve() {
		Batch half = this.halves.next();
		this.engine.clear();
		this.engine.putAll(half.keys(), half.values());
	}

}
