package io.bulkmap.map;

import java.util.Arrays;
import java.util.SplittableRandom;

import io.bulkmap.LongLongBulkMap;
import io.bulkmap.kernel.Update;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The only writer of some keys of a map, which therefore knows at any time what the map
 * must have for them. Belongs to one thread at a time.
 */
final class SoakOwner {

	static final int KEYS = 20_000;

	private static final Update[] UPDATES = Update.values();

	private final LongLongBulkMap map;

	private final SplittableRandom random;

	private final long[] keys = new long[KEYS];

	// MISSING if the map does not have the key.
	private final long[] values = new long[KEYS];

	private long size;

	/**
	 * Creates the owner of every n-th key, none of which the map has.
	 */
	SoakOwner(LongLongBulkMap map, int first, int owners, SplittableRandom random) {
		this.map = map;
		this.random = random;
		Arrays.setAll(this.keys, (i) -> SoakKeys.key((long) i * owners + first));
		Arrays.fill(this.values, SoakKeys.MISSING);
	}

	void turn() {
		switch (this.random.nextInt(10)) {
			case 0, 1, 2, 3 -> singly();
			case 4, 5 -> removeAll(batch());
			case 6 -> checkAll(batch());
			default -> updateAll(UPDATES[this.random.nextInt(UPDATES.length)], batch());
		}
	}

	// Mostly with few keys, so that others often meet one that is coming or going.
	private void singly() {
		int bound = (this.random.nextInt(4) == 0) ? KEYS : SoakKeys.HOT;
		for (int i = 0; i < SoakKeys.BURST; i++) {
			int index = this.random.nextInt(bound);
			switch (this.random.nextInt(4)) {
				case 0 -> checkOne(index);
				case 1 -> removeOne(index);
				default -> updateOne(index);
			}
		}
	}

	// Indexes: anywhere, or few that come again and again.
	private int[] batch() {
		int length = SoakKeys.length(this.random);
		int bound = this.random.nextBoolean() ? KEYS : SoakKeys.HOT;
		return this.random.ints(length, 0, bound).toArray();
	}

	private void updateAll(Update update, int[] indexes) {
		long[] batch = keys(indexes);
		long[] operands = new long[indexes.length];
		long before = this.size;
		for (int i = 0; i < indexes.length; i++) {
			operands[i] = operand(update, indexes[i]);
			note(update, indexes[i], operands[i]);
		}
		assertThat(BulkUpdates.updateAll(this.map, update, batch, operands)).as("new keys of %s", update)
			.isEqualTo(this.size - before);
	}

	private void updateOne(int index) {
		long before = this.size;
		Update update = switch (this.random.nextInt(3)) {
			case 0 -> Update.PUT_IF_ABSENT;
			case 1 -> Update.ADD;
			default -> Update.PUT;
		};
		long operand = operand(update, index);
		note(update, index, operand);
		long key = this.keys[index];
		boolean added = switch (update) {
			case PUT_IF_ABSENT -> this.map.putIfAbsent(key, operand);
			case ADD -> this.map.add(key, operand);
			default -> this.map.put(key, operand);
		};
		assertThat(added).as("key %d is new", key).isEqualTo(this.size > before);
	}

	private long operand(Update update, int index) {
		return (update == Update.ADD && this.values[index] != SoakKeys.MISSING) ? SoakKeys.summand(this.random)
				: SoakKeys.value(this.keys[index], this.random);
	}

	private void note(Update update, int index, long operand) {
		long old = this.values[index];
		if (old == SoakKeys.MISSING) {
			this.size++;
			this.values[index] = operand;
			return;
		}
		this.values[index] = switch (update) {
			case PUT -> operand;
			case PUT_IF_ABSENT -> old;
			case ADD -> old + operand;
			case MIN -> Math.min(old, operand);
			case MAX -> Math.max(old, operand);
		};
	}

	private void removeAll(int[] indexes) {
		long before = this.size;
		for (int index : indexes) {
			forget(index);
		}
		assertThat(this.map.removeAll(keys(indexes))).as("removed keys").isEqualTo(before - this.size);
	}

	private void removeOne(int index) {
		long before = this.size;
		forget(index);
		assertThat(this.map.remove(this.keys[index])).as("key %d was there", this.keys[index])
			.isEqualTo(this.size < before);
	}

	private void forget(int index) {
		if (this.values[index] != SoakKeys.MISSING) {
			this.values[index] = SoakKeys.MISSING;
			this.size--;
		}
	}

	private void checkOne(int index) {
		long key = this.keys[index];
		assertThat(this.map.get(key, SoakKeys.MISSING)).as("value of key %d", key).isEqualTo(this.values[index]);
		assertThat(this.map.containsKey(key)).as("key %d is there", key)
			.isEqualTo(this.values[index] != SoakKeys.MISSING);
	}

	private void checkAll(int[] indexes) {
		long[] batch = keys(indexes);
		long[] found = new long[batch.length];
		long hits = this.map.getAll(batch, found, SoakKeys.MISSING);
		assertThat(found).as("values of %s", Arrays.toString(batch))
			.isEqualTo(Arrays.stream(indexes).mapToLong((index) -> this.values[index]).toArray());
		assertThat(hits).isEqualTo(Arrays.stream(found).filter((value) -> value != SoakKeys.MISSING).count());
		assertThat(this.map.containsAll(batch, new boolean[batch.length])).isEqualTo(hits);
	}

	/**
	 * Checks all of its keys.
	 */
	void checkAll() {
		int[] all = new int[KEYS];
		Arrays.setAll(all, (i) -> i);
		checkAll(all);
	}

	/**
	 * Returns how many of its keys the map must have.
	 */
	long size() {
		return this.size;
	}

	private long[] keys(int[] indexes) {
		return Arrays.stream(indexes).mapToLong((index) -> this.keys[index]).toArray();
	}

}
