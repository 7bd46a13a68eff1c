package io.bulkmap.map;

import io.bulkmap.BulkOperation;
import io.bulkmap.OffHeapMap;
import io.bulkmap.jfr.BulkCallEvent;
import org.jspecify.annotations.Nullable;

/**
 * A bulk call from its beginning to its end.
 */
class BulkCall {

	/**
	 * A call that nobody wants to know of.
	 */
	static final BulkCall UNWATCHED = new BulkCall();

	BulkCall() {
	}

	/**
	 * Ends the call.
	 * @param result what it returns
	 * @return the same
	 */
	long ended(long result) {
		return result;
	}

	/**
	 * Ends the call by a failure.
	 * @param failure what it throws
	 */
	void failed(Throwable failure) {
	}

	/**
	 * A call that somebody wants to know of.
	 */
	static final class Watched extends BulkCall {

		private final BulkCalls calls;

		private final BulkOperation operation;

		private final int keys;

		private final int interested;

		private final @Nullable BulkCallEvent event;

		private final long start = System.nanoTime();

		Watched(BulkCalls calls, BulkOperation operation, int keys, int interested, @Nullable BulkCallEvent event) {
			this.calls = calls;
			this.operation = operation;
			this.keys = keys;
			this.interested = interested;
			this.event = event;
		}

		@Override
		long ended(long result) {
			long nanos = System.nanoTime() - this.start;
			record(false);
			OffHeapMap map = this.calls.map();
			this.calls.listeners()
				.tell(this.interested, (listener) -> listener.bulkCallEnded(map, this.operation, this.keys, nanos));
			return result;
		}

		@Override
		void failed(Throwable failure) {
			long nanos = System.nanoTime() - this.start;
			record(true);
			OffHeapMap map = this.calls.map();
			this.calls.listeners()
				.tell(this.interested,
						(listener) -> listener.bulkCallFailed(map, this.operation, this.keys, nanos, failure));
		}

		private void record(boolean failed) {
			if (this.event != null) {
				this.event.ended(this.calls.map().name(), this.operation, this.keys, this.calls.kernel(), failed);
			}
		}

	}

}
