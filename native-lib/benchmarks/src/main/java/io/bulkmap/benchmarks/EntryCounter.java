package io.bulkmap.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Makes JMH report nanoseconds per entry, too, beside those per call.
 */
@AuxCounters
@State(Scope.Thread)
public class EntryCounter {

	/** The entries of all calls; the name is that of the result. */
	public long perEntry;

	void add(Batch batch) {
		this.perEntry += batch.keys().length;
	}

}
