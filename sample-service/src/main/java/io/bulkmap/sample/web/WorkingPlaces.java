package io.bulkmap.sample.web;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

import io.bulkmap.sample.ingest.Batch;
import io.bulkmap.sample.ingest.IngestProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * So many requests may have long bodies or answers at once, each in a place of its own
 * with memory outside the heap, which the next one uses again. Further ones do not wait:
 * who waits has to be remembered, too.
 */
@Component
final class WorkingPlaces {

	private final int batchSize;

	private final Semaphore free;

	private final Deque<Batch> batches = new ConcurrentLinkedDeque<>();

	WorkingPlaces(IngestProperties properties) {
		this.batchSize = properties.batchSize();
		this.free = new Semaphore(properties.maxConcurrent());
	}

	/**
	 * Takes a place.
	 * @return the place, to be closed
	 * @throws ErrorResponseException if there is none
	 */
	WorkingPlace take() {
		if (!this.free.tryAcquire()) {
			throw Problem.busy();
		}
		return new WorkingPlace();
	}

	/**
	 * Returns how many places are free.
	 */
	int available() {
		return this.free.availablePermits();
	}

	/**
	 * A place to work at.
	 */
	final class WorkingPlace implements AutoCloseable {

		private @Nullable Batch batch;

		/**
		 * Returns the batch of this place.
		 */
		Batch batch() {
			if (this.batch == null) {
				Batch used = WorkingPlaces.this.batches.poll();
				this.batch = (used != null) ? used : new Batch(WorkingPlaces.this.batchSize);
			}
			return this.batch;
		}

		@Override
		public void close() {
			if (this.batch != null) {
				WorkingPlaces.this.batches.push(this.batch);
			}
			WorkingPlaces.this.free.release();
		}

	}

}
