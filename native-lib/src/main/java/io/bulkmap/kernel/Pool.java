package io.bulkmap.kernel;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Keeps working places that no call is using.
 * <p>
 * Safe for any number of threads, virtual ones included: nothing is tied to a thread,
 * which only begins to look where it is likely to find the place that it had before. A
 * call that finds all of them in use makes a place of its own, which is dropped on its
 * return.
 *
 * @param <T> type of the places
 */
public final class Pool<T> {

	private static final int FREE = 0;

	private static final int IN_USE = 1;

	// Each state in a cache line of its own: threads would slow down each other.
	private static final int STRIDE = 16;

	private final Supplier<T> factory;

	private final int mask;

	private final AtomicIntegerArray states;

	// Written by whoever has the place in use.
	private final AtomicReferenceArray<@Nullable T> places;

	/**
	 * Creates an empty pool.
	 * @param factory makes a place
	 */
	public Pool(Supplier<T> factory) {
		this.factory = factory;
		int places = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors() - 1);
		this.mask = places - 1;
		this.states = new AtomicIntegerArray(places * STRIDE);
		this.places = new AtomicReferenceArray<>(places);
	}

	/**
	 * Takes a place out, or makes one.
	 * @return a place that nobody else uses
	 */
	public T take() {
		int first = firstPlace();
		for (int i = first; i <= first + this.mask; i++) {
			int state = (i & this.mask) * STRIDE;
			if (this.states.getPlain(state) == FREE && this.states.compareAndSet(state, FREE, IN_USE)) {
				return placeInUse(i & this.mask);
			}
		}
		return this.factory.get();
	}

	private T placeInUse(int number) {
		T place = this.places.getPlain(number);
		if (place == null) {
			try {
				place = this.factory.get();
			}
			catch (RuntimeException | Error ex) {
				this.states.setRelease(number * STRIDE, FREE);
				throw ex;
			}
			this.places.setPlain(number, place);
		}
		return place;
	}

	/**
	 * Puts a place back.
	 * @param place a place that the caller no longer uses
	 */
	@SuppressWarnings("ReferenceEquality") // equal places are not the same memory
	public void giveBack(T place) {
		int first = firstPlace();
		for (int i = first; i <= first + this.mask; i++) {
			if (this.places.getPlain(i & this.mask) == place) {
				this.states.setRelease((i & this.mask) * STRIDE, FREE);
				return;
			}
		}
	}

	private int firstPlace() {
		return (int) Thread.currentThread().getId() & this.mask;
	}

}
