package io.bulkmap.kernel;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import io.bulkmap.table.TableInvariants;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two tables of the same size and secrets, one for the kernel under test and one for the
 * Java kernel. Every batch goes to both: results and tables must be the same, byte for
 * byte, and arrays that are only read must stay as they were.
 */
final class TablePair {

	private static final BulkKernel JAVA = new JavaKernel();

	private final BulkKernel kernel;

	private final Table actual;

	private final Table expected;

	// Tables that take so many entries at the most; or up to 6 more, because they take 7
	// per group.
	TablePair(BulkKernel kernel, KeyHash hash, long sizeLimit) {
		long groups = Math.max(1, (sizeLimit + 6) / 7);
		this.kernel = kernel;
		this.actual = Table.create(kernel.memory(), hash, groups * 4);
		this.expected = Table.create(JAVA.memory(), hash, groups * 4);
		assertThat(this.actual.sizeLimit()).isEqualTo(7 * groups);
	}

	// Without any kernel, so that a fault shows only in tests of the operation that has
	// it.
	void fill(long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			assertThat(this.actual.put(keys[i], values[i])).isTrue();
			this.expected.put(keys[i], values[i]);
		}
	}

	int updateAll(Update update, long[] keys, long[] values) {
		return updateAll(update, keys, values, 0, keys.length);
	}

	int updateAll(Update update, long[] keys, long[] values, int offset, int length) {
		long[] keysBefore = keys.clone();
		long[] valuesBefore = values.clone();
		int stored = this.kernel.updateAll(update, this.actual, keys, values, offset, length);
		assertThat(stored).as("pairs stored by %s", update)
			.isEqualTo(JAVA.updateAll(update, this.expected, keys, values, offset, length));
		assertThat(keys).isEqualTo(keysBefore);
		assertThat(values).isEqualTo(valuesBefore);
		checkSameBytes();
		return stored;
	}

	int getOrPutAll(long[] keys, long[] values) {
		return getOrPutAll(keys, values, 0, keys.length);
	}

	int getOrPutAll(long[] keys, long[] values, int offset, int length) {
		long[] keysBefore = keys.clone();
		long[] expectedValues = values.clone();
		int done = this.kernel.getOrPutAll(this.actual, keys, values, offset, length);
		assertThat(done).as("keys found or stored")
			.isEqualTo(JAVA.getOrPutAll(this.expected, keys, expectedValues, offset, length));
		assertThat(values).isEqualTo(expectedValues);
		assertThat(keys).isEqualTo(keysBefore);
		checkSameBytes();
		return done;
	}

	int getAll(long[] keys, long[] values, long missing) {
		return getAll(keys, values, missing, 0, keys.length);
	}

	int getAll(long[] keys, long[] values, long missing, int offset, int length) {
		long[] keysBefore = keys.clone();
		long[] expectedValues = values.clone();
		int hits = this.kernel.getAll(this.actual, keys, values, missing, offset, length);
		assertThat(hits).as("keys found")
			.isEqualTo(JAVA.getAll(this.expected, keys, expectedValues, missing, offset, length));
		assertThat(values).isEqualTo(expectedValues);
		assertThat(keys).isEqualTo(keysBefore);
		checkSameBytes();
		return hits;
	}

	int getAllInPlace(long[] keys, long missing) {
		long[] expectedKeys = keys.clone();
		int hits = this.kernel.getAll(this.actual, keys, keys, missing, 0, keys.length);
		assertThat(hits).as("keys found")
			.isEqualTo(JAVA.getAll(this.expected, expectedKeys, expectedKeys, missing, 0, keys.length));
		assertThat(keys).isEqualTo(expectedKeys);
		return hits;
	}

	int containsAll(long[] keys, boolean @Nullable [] found) {
		return containsAll(keys, found, 0, keys.length);
	}

	int containsAll(long[] keys, boolean @Nullable [] found, int offset, int length) {
		long[] keysBefore = keys.clone();
		boolean[] expectedFound = (found != null) ? found.clone() : null;
		int hits = this.kernel.containsAll(this.actual, keys, found, offset, length);
		assertThat(hits).as("keys found")
			.isEqualTo(JAVA.containsAll(this.expected, keys, expectedFound, offset, length));
		assertThat(found).isEqualTo(expectedFound);
		assertThat(keys).isEqualTo(keysBefore);
		checkSameBytes();
		return hits;
	}

	int removeAll(long... keys) {
		return removeAll(keys, 0, keys.length);
	}

	int removeAll(long[] keys, int offset, int length) {
		long[] keysBefore = keys.clone();
		int removed = this.kernel.removeAll(this.actual, keys, offset, length);
		assertThat(removed).as("entries removed").isEqualTo(JAVA.removeAll(this.expected, keys, offset, length));
		assertThat(keys).isEqualTo(keysBefore);
		checkSameBytes();
		return removed;
	}

	// To new tables.
	TablePair copyAll(KeyHash hash, long entries) {
		TablePair target = new TablePair(this.kernel, hash, entries);
		this.kernel.copyAll(this.actual, target.actual);
		JAVA.copyAll(this.expected, target.expected);
		checkSameBytes();
		target.checkSameBytes();
		return target;
	}

	void copyGroups(TablePair target, int firstGroup, int groups) {
		this.kernel.copyGroups(this.actual, target.actual, firstGroup, groups);
		JAVA.copyGroups(this.expected, target.expected, firstGroup, groups);
		checkSameBytes();
		target.checkSameBytes();
	}

	void clear() {
		this.actual.clear();
		this.expected.clear();
	}

	// All of them, read without any kernel.
	Map<Long, Long> entries() {
		checkSameBytes();
		return TableInvariants.check(this.actual);
	}

	Map<Long, Long> entriesOfGroups(int firstGroup, int groups) {
		return TableInvariants.entriesOfGroups(this.actual, firstGroup, groups);
	}

	boolean isAsNew() {
		Table fresh = Table.create(this.kernel.memory(), hash(), this.actual.growthLimit());
		return this.actual.region().sameBytes(fresh.region());
	}

	KeyHash hash() {
		return this.actual.hash();
	}

	long sizeLimit() {
		return this.actual.sizeLimit();
	}

	int groupCount() {
		return this.actual.groupCount();
	}

	// Keys whose probe sequence starts at a group.
	long[] keysOfGroup(int group, int count) {
		return keysOfGroup(group, new SplittableRandom(group).longs(), count);
	}

	long[] keysOfGroup(int group, LongStream candidates, int count) {
		assertThat(group).isLessThan(groupCount());
		long[] keys = candidates.filter((key) -> key != 0 && hash().home(key, groupCount()) >>> 7 == group)
			.distinct()
			.limit(count)
			.toArray();
		assertThat(keys).hasSize(count);
		return keys;
	}

	private void checkSameBytes() {
		assertThat(this.actual.region().sameBytes(this.expected.region())).as("same bytes as the Java kernel").isTrue();
	}

}
