package io.bulkmap.kernel;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Keeps working places that no call is using.
 * <p>
 * Safe for any number of threads, virtual ones included: nothing is tied to a thread. A
 * call that finds the pool empty makes a place of its own; one that finds it full on its
 * return drops its place.
 *
 * @param <T> type of the places
 */
public final class Pool<T> {

	private final Supplier<T> factory;

	private final AtomicReferenceArray<@Nullable T> idle = new AtomicReferenceArray<>(
			2 * Runtime.getRuntime().availableProcessors());

	/**
	 * Creates an empty pool.
	 * @param factory makes a place
	 */
	public Pool(Supplier<T> factory) {
		this.factory = factory;
	}

	/**
	 * Takes a place out, or makes one.
	 * @return a place that nobody else uses
	 */
	public T take() {
		for (int i = 0; i < this.idle.length(); i++) {
			if (this.idle.getPlain(i) != null) {
				T place = this.idle.getAndSet(i, null);
				if (place != null) {
					return place;
				}
			}
		}
		return this.factory.get();
	}

	/**
	 * Puts a place back.
	 * @param place a place that the caller no longer uses
	 */
	public void giveBack(T place) {
		for (int i = 0; i < this.idle.length(); i++) {
			if (this.idle.getPlain(i) == null && this.idle.compareAndSet(i, null, place)) {
				return;
			}
		}
	}

}
