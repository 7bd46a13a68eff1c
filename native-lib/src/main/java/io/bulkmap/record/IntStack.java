package io.bulkmap.record;

import java.util.Arrays;

/**
 * Numbers, the last one first.
 */
final class IntStack {

	private int[] numbers = new int[8];

	private int count;

	boolean isEmpty() {
		return this.count == 0;
	}

	int count() {
		return this.count;
	}

	void push(int number) {
		if (this.count == this.numbers.length) {
			this.numbers = Arrays.copyOf(this.numbers, 2 * this.count);
		}
		this.numbers[this.count++] = number;
	}

	int pop() {
		return this.numbers[--this.count];
	}

	void clear() {
		this.count = 0;
	}

}
