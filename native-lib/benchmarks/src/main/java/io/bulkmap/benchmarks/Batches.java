package io.bulkmap.benchmarks;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.bulkmap.benchmarks.keys.KeyOrder;

/**
 * Makes the batches of one benchmark, the same in every run.
 * <p>
 * No two calls in a row get the same batch: a processor remembers the branches of a
 * thousand keys, and would then foretell what it never could in real use.
 */
final class Batches {

	private static final int KEYS_BEFORE_REPETITION = 1 << 18;

	private static final long SEED = 42;

	private final SplittableRandom random = new SplittableRandom(SEED);

	private final KeyOrder order;

	private final int size;

	private final long[] values;

	/**
	 * Creates batches of the given size, which all share their values.
	 */
	Batches(KeyOrder order, int size) {
		this.order = order;
		this.size = size;
		this.values = this.random.longs(size, 1, Long.MAX_VALUE).toArray();
	}

	/**
	 * Returns the batch that fills a map.
	 */
	Batch first() {
		return numbered(0);
	}

	/**
	 * Returns batches none of which has a key of another one: the keys of the first, then
	 * those after it, and so on.
	 */
	Batch[] fresh() {
		return rotation(this::once);
	}

	/**
	 * Returns batches without any key of the first.
	 */
	Batch[] absent() {
		return rotation((index) -> once(1 + index));
	}

	/**
	 * Returns batches that all have the keys of the first, as they come another time.
	 */
	Batch[] again() {
		Batch first = first();
		return Stream.iterate(again(first), (last) -> again(this.order.drawn() ? first : last))
			.limit(count())
			.toArray(Batch[]::new);
	}

	/**
	 * Returns half of a batch, drawn at random so that nobody can foretell which of its
	 * keys are old.
	 */
	Batch half(Batch batch) {
		int left = this.size / 2;
		long[] half = new long[left];
		for (int i = 0; i < this.size; i++) {
			if (this.random.nextInt(this.size - i) < left) {
				half[half.length - left--] = batch.keys()[i];
			}
		}
		return new Batch(this.order.again(half, this.random),
				this.random.longs(half.length, 1, Long.MAX_VALUE).toArray());
	}

	private Batch numbered(int index) {
		return new Batch(this.order.keys(1 + (long) index * this.size, this.size), this.values);
	}

	private Batch once(int index) {
		return new Batch(this.order.once(numbered(index).keys(), this.random), this.values);
	}

	private Batch again(Batch batch) {
		return new Batch(this.order.again(batch.keys(), this.random), this.values);
	}

	private Batch[] rotation(IntFunction<Batch> maker) {
		return IntStream.range(0, count()).mapToObj(maker).toArray(Batch[]::new);
	}

	private int count() {
		return Math.max(2, KEYS_BEFORE_REPETITION / this.size);
	}

}
