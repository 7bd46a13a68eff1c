package io.bulkmap.benchmarks.workload;

import java.util.SplittableRandom;

import io.bulkmap.benchmarks.keys.Draw;
import io.bulkmap.benchmarks.workload.Operation.Effect;

/**
 * Gives one thread the numbers of the keys of its calls. Those that must not be found are
 * negative.
 */
sealed interface KeySource {

	/**
	 * Writes the numbers for the next call.
	 * @param effect what the call does
	 * @param numbers where they are written, from index 0 on
	 * @param count how many
	 */
	void next(Effect effect, long[] numbers, int count);

	/**
	 * Tells whether the thread has stored its share of the entries.
	 * @return whether it has; {@code false} for a map that is full from the start
	 */
	boolean exhausted();

	/**
	 * Creates the source of a thread.
	 * @param workload decides together with the index
	 * @param thread index of the thread
	 * @return the source
	 */
	static KeySource of(Workload workload, int thread) {
		SplittableRandom random = new SplittableRandom(workload.seed());
		for (int i = 0; i < thread; i++) {
			random.split();
		}
		SplittableRandom ofThread = random.split();
		Keys keys = workload.keys();
		if (keys.distribution() == Distribution.WINDOW) {
			return new Window(workload, thread, ofThread);
		}
		return (workload.start() == Start.EMPTY) ? new Filling(workload, thread, ofThread)
				: new Drawn(draw(workload, thread, ofThread), keys.hitRatio(), ofThread);
	}

	private static Draw draw(Workload workload, int thread, SplittableRandom random) {
		Keys keys = workload.keys();
		int entries = workload.entries();
		return switch (keys.distribution()) {
			case RANDOM, WINDOW -> new Draw.Uniform(entries, random);
			case SEQUENTIAL, STRIDED -> new Draw.Ascending(0, entries, (long) entries * thread / workload.threads());
			case CLUSTERED -> new Draw.Runs(entries, keys.cluster(), random);
			case ZIPF -> new Draw.Zipf(entries, keys.exponent(), random);
			case DUPLICATES -> new Draw.Duplicates(entries, keys.copies(), random);
		};
	}

	/**
	 * All keys are there.
	 */
	final class Drawn implements KeySource {

		private final Draw draw;

		private final double hitRatio;

		private final SplittableRandom random;

		Drawn(Draw draw, double hitRatio, SplittableRandom random) {
			this.draw = draw;
			this.hitRatio = hitRatio;
			this.random = random;
		}

		@Override
		public void next(Effect effect, long[] numbers, int count) {
			this.draw.draw(numbers, count);
			if (effect == Effect.READ) {
				miss(numbers, count, this.hitRatio, this.random);
			}
		}

		@Override
		public boolean exhausted() {
			return false;
		}

	}

	/**
	 * The threads store all keys, each its own: every so manieth. Zipf's law and
	 * duplicates draw as many from all.
	 */
	final class Filling implements KeySource {

		private final Draw draw;

		private final boolean drawn;

		private final int thread;

		private final int threads;

		private final long share;

		private final double hitRatio;

		private final SplittableRandom random;

		private long stored;

		Filling(Workload workload, int thread, SplittableRandom random) {
			Distribution distribution = workload.keys().distribution();
			this.draw = draw(workload, thread, random);
			this.drawn = distribution == Distribution.ZIPF || distribution == Distribution.DUPLICATES;
			this.thread = thread;
			this.threads = workload.threads();
			this.share = (workload.entries() + this.threads - 1L - thread) / this.threads;
			this.hitRatio = workload.keys().hitRatio();
			this.random = random;
		}

		@Override
		public void next(Effect effect, long[] numbers, int count) {
			if (effect == Effect.STORE) {
				store(numbers, count);
				this.stored += count;
			}
			else {
				read(numbers, count);
			}
		}

		private void store(long[] numbers, int count) {
			if (this.drawn) {
				this.draw.draw(numbers, count);
				return;
			}
			for (int i = 0; i < count; i++) {
				numbers[i] = number(this.stored + i);
			}
		}

		private void read(long[] numbers, int count) {
			if (this.drawn) {
				this.draw.draw(numbers, count);
			}
			else {
				for (int i = 0; i < count; i++) {
					numbers[i] = (this.stored > 0) ? number(this.random.nextLong(this.stored)) : -1 - i;
				}
			}
			miss(numbers, count, this.hitRatio, this.random);
		}

		private long number(long own) {
			return own * this.threads + this.thread;
		}

		@Override
		public boolean exhausted() {
			return this.stored >= this.share;
		}

	}

	/**
	 * Every thread has a window of its own: every so manieth key, from the oldest to the
	 * newest.
	 */
	final class Window implements KeySource {

		private final int thread;

		private final int threads;

		private final double hitRatio;

		private final SplittableRandom random;

		private long oldest;

		private long end;

		Window(Workload workload, int thread, SplittableRandom random) {
			this.thread = thread;
			this.threads = workload.threads();
			this.hitRatio = workload.keys().hitRatio();
			this.random = random;
			this.end = (workload.entries() + this.threads - 1L - thread) / this.threads;
		}

		@Override
		public void next(Effect effect, long[] numbers, int count) {
			for (int i = 0; i < count; i++) {
				numbers[i] = this.thread + this.threads * switch (effect) {
					case READ -> this.random.nextLong(this.oldest, this.end);
					case STORE -> this.end++;
					case REMOVE -> this.oldest++;
				};
			}
			if (effect == Effect.READ) {
				miss(numbers, count, this.hitRatio, this.random);
			}
		}

		@Override
		public boolean exhausted() {
			return false;
		}

	}

	private static void miss(long[] numbers, int count, double hitRatio, SplittableRandom random) {
		if (hitRatio >= 1) {
			return;
		}
		for (int i = 0; i < count; i++) {
			if (numbers[i] >= 0 && random.nextDouble() >= hitRatio) {
				numbers[i] = -1 - numbers[i];
			}
		}
	}

}
