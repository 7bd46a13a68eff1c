package io.bulkmap.sample.live;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.bulkmap.BulkMapListener;
import io.bulkmap.BulkOperation;
import io.bulkmap.OffHeapMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

import org.springframework.stereotype.Component;

/**
 * Records how long the bulk calls of all maps take, and how many keys they have. It knows
 * every call, not samples, so that rare long ones show.
 */
@Component
final class CallRecorder implements BulkMapListener {

	private static final int DIGITS = 2;

	private final Map<BulkOperation, Calls> calls = new EnumMap<>(BulkOperation.class);

	CallRecorder() {
		for (BulkOperation operation : BulkOperation.values()) {
			this.calls.put(operation, new Calls());
		}
	}

	@Override
	public boolean bulkCallStarted(OffHeapMap map, BulkOperation operation, int keys) {
		return true;
	}

	@Override
	public void bulkCallEnded(OffHeapMap map, BulkOperation operation, int keys, long nanos) {
		Calls calls = this.calls.get(operation);
		if (calls != null) {
			calls.durations.recordValue(nanos);
			calls.keys.add(keys);
		}
	}

	/**
	 * Returns what was recorded since this was called before, and forgets it. Only one
	 * thread at a time may do so.
	 * @param seconds how long that was
	 */
	List<OperationSnapshot> next(double seconds) {
		List<OperationSnapshot> snapshots = new ArrayList<>();
		this.calls.forEach((operation, calls) -> snapshots.add(calls.next(operation, seconds)));
		return snapshots;
	}

	private static final class Calls {

		private final Recorder durations = new Recorder(DIGITS);

		private final LongAdder keys = new LongAdder();

		private Histogram interval = this.durations.getIntervalHistogram();

		OperationSnapshot next(BulkOperation operation, double seconds) {
			this.interval = this.durations.getIntervalHistogram(this.interval);
			return new OperationSnapshot(operation.id(), this.interval.getTotalCount() / seconds,
					this.keys.sumThenReset() / seconds, micros(50), micros(99), micros(99.9));
		}

		private double micros(double percentile) {
			return (this.interval.getTotalCount() > 0) ? this.interval.getValueAtPercentile(percentile) / 1e3 : 0;
		}

	}

}
