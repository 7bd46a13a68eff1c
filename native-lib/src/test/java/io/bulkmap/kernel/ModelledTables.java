package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import io.bulkmap.table.TableInvariants;
import org.jspecify.annotations.Nullable;

/**
 * A table for the kernel under test, one for the Java kernel, and a {@link HashMap} that
 * says what both of them must answer. Every operation goes to all three.
 * <p>
 * The checks are plain comparisons: they run for every batch of very many.
 */
final class ModelledTables {

	private static final BulkKernel JAVA = new JavaKernel();

	private final BulkKernel kernel;

	private final Map<Long, Long> model = new HashMap<>();

	private Table actual;

	private Table expected;

	ModelledTables(BulkKernel kernel, KeyHash hash, long entries) {
		this.kernel = kernel;
		this.actual = Table.create(kernel.memory(), hash, entries);
		this.expected = Table.create(JAVA.memory(), hash, entries);
	}

	void updateAll(Update update, long[] keys, long[] values, int offset, int length) {
		long[] keysBefore = keys.clone();
		long[] valuesBefore = values.clone();
		int stored = updateModel(update, keys, values, offset, length);
		checkEqual("pairs stored", stored, JAVA.updateAll(update, this.expected, keys, values, offset, length),
				this.kernel.updateAll(update, this.actual, keys, values, offset, length));
		check(Arrays.equals(keys, keysBefore), "keys were changed");
		check(Arrays.equals(values, valuesBefore), "values were changed");
		checkSize();
	}

	private int updateModel(Update update, long[] keys, long[] values, int offset, int length) {
		for (int i = 0; i < length; i++) {
			long value = values[offset + i];
			Long old = this.model.get(keys[offset + i]);
			if (old == null && this.model.size() == this.actual.sizeLimit()) {
				return i;
			}
			this.model.put(keys[offset + i], (old != null) ? combine(update, old, value) : value);
		}
		return length;
	}

	private static long combine(Update update, long old, long value) {
		return switch (update) {
			case PUT -> value;
			case PUT_IF_ABSENT -> old;
			case ADD -> old + value;
			case MIN -> Math.min(old, value);
			case MAX -> Math.max(old, value);
		};
	}

	// What is in the array of values before must stay outside of the range.
	void getOrPutAll(long[] keys, long[] values, int offset, int length) {
		long[] keysBefore = keys.clone();
		long[] right = values.clone();
		long[] javaValues = values.clone();
		int done = updateModel(Update.PUT_IF_ABSENT, keys, values, offset, length);
		for (int i = offset; i < offset + done; i++) {
			right[i] = this.model.get(keys[i]);
		}
		checkEqual("keys found or stored", done, JAVA.getOrPutAll(this.expected, keys, javaValues, offset, length),
				this.kernel.getOrPutAll(this.actual, keys, values, offset, length));
		check(Arrays.equals(javaValues, right), "values read by the Java kernel");
		check(Arrays.equals(values, right), "values read");
		check(Arrays.equals(keys, keysBefore), "keys were changed");
		checkSize();
	}

	void getAll(long[] keys, long[] values, long missing, int offset, int length) {
		long[] right = values.clone();
		int hits = 0;
		for (int i = offset; i < offset + length; i++) {
			Long value = this.model.get(keys[i]);
			right[i] = (value != null) ? value : missing;
			hits += (value != null) ? 1 : 0;
		}
		long[] javaValues = values.clone();
		checkEqual("keys found", hits, JAVA.getAll(this.expected, keys, javaValues, missing, offset, length),
				this.kernel.getAll(this.actual, keys, values, missing, offset, length));
		check(Arrays.equals(javaValues, right), "values read by the Java kernel");
		check(Arrays.equals(values, right), "values read");
	}

	// Likewise.
	void containsAll(long[] keys, boolean @Nullable [] found, int offset, int length) {
		boolean[] right = (found != null) ? found.clone() : null;
		boolean[] javaFound = (found != null) ? found.clone() : null;
		int hits = 0;
		for (int i = offset; i < offset + length; i++) {
			boolean hit = this.model.containsKey(keys[i]);
			if (right != null) {
				right[i] = hit;
			}
			hits += hit ? 1 : 0;
		}
		checkEqual("keys found", hits, JAVA.containsAll(this.expected, keys, javaFound, offset, length),
				this.kernel.containsAll(this.actual, keys, found, offset, length));
		check(Arrays.equals(javaFound, right), "answers of the Java kernel");
		check(Arrays.equals(found, right), "answers");
	}

	void removeAll(long[] keys, int offset, int length) {
		long[] keysBefore = keys.clone();
		int before = this.model.size();
		for (int i = offset; i < offset + length; i++) {
			this.model.remove(keys[i]);
		}
		checkEqual("entries removed", before - this.model.size(), JAVA.removeAll(this.expected, keys, offset, length),
				this.kernel.removeAll(this.actual, keys, offset, length));
		check(Arrays.equals(keys, keysBefore), "keys were changed");
		checkSize();
	}

	/**
	 * Goes on with copies that have room for a number of entries, made in two parts.
	 */
	void copy(KeyHash hash, long entries, int groupsOfFirstPart) {
		Table actualTarget = Table.create(this.kernel.memory(), hash, entries);
		Table expectedTarget = Table.create(JAVA.memory(), hash, entries);
		copy(this.kernel, this.actual, actualTarget, groupsOfFirstPart);
		copy(JAVA, this.expected, expectedTarget, groupsOfFirstPart);
		checkSameBytes();
		this.actual = actualTarget;
		this.expected = expectedTarget;
		checkSize();
		checkSameBytes();
	}

	private static void copy(BulkKernel kernel, Table source, Table target, int groupsOfFirstPart) {
		if (groupsOfFirstPart == 0) {
			kernel.copyAll(source, target);
			return;
		}
		kernel.copyGroups(source, target, 0, groupsOfFirstPart);
		source.copyZeroTo(target);
		kernel.copyGroups(source, target, groupsOfFirstPart, source.groupCount() - groupsOfFirstPart);
	}

	void clear() {
		this.actual.clear();
		this.expected.clear();
		this.model.clear();
		checkSize();
	}

	int size() {
		return this.model.size();
	}

	int sizeLimit() {
		return (int) this.actual.sizeLimit();
	}

	int groupCount() {
		return this.actual.groupCount();
	}

	long bytes() {
		return this.actual.region().size();
	}

	KeyHash hash() {
		return this.actual.hash();
	}

	void checkSameBytes() {
		MemoryRegion bytes = this.actual.region();
		MemoryRegion right = this.expected.region();
		if (bytes.sameBytes(right)) {
			return;
		}
		int offset = 0;
		while (bytes.getLong(offset) == right.getLong(offset)) {
			offset += Long.BYTES;
		}
		throw new AssertionError("At %d, table of %s has %x, that of the Java kernel %x".formatted(offset,
				this.kernel.isa().id(), bytes.getLong(offset), right.getLong(offset)));
	}

	void checkEntries() {
		checkSameBytes();
		check(TableInvariants.check(this.actual).equals(this.model), "entries");
	}

	private void checkSize() {
		checkEqual("entries", this.model.size(), this.expected.size(), this.actual.size());
	}

	private void checkEqual(String what, long right, long java, long actual) {
		if (java != right) {
			throw new AssertionError("%d %s according to the Java kernel, right are %d".formatted(java, what, right));
		}
		if (actual != right) {
			throw new AssertionError(
					"%d %s according to %s, right are %d".formatted(actual, what, this.kernel.isa().id(), right));
		}
	}

	private static void check(boolean good, String message) {
		if (!good) {
			throw new AssertionError(message);
		}
	}

}
