package io.bulkmap.kernel;

import io.bulkmap.Binding;
import io.bulkmap.Isa;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The kernel in portable Java: the specification of all others, the oracle of their tests
 * and the fallback where none of them can run. Stateless.
 */
public final class JavaKernel implements BulkKernel {

	private final OffHeapMemory memory = DirectMemory.withoutAddresses();

	private final RecordKernel recordKernel = new JavaRecordKernel();

	private final BytesKernel bytesKernel = new JavaBytesKernel();

	@Override
	public Isa isa() {
		return Isa.JAVA;
	}

	@Override
	public Binding binding() {
		return Binding.NONE;
	}

	@Override
	public OffHeapMemory memory() {
		return this.memory;
	}

	@Override
	public int worthwhileBatch() {
		return 0;
	}

	@Override
	public RecordKernel recordKernel() {
		return this.recordKernel;
	}

	@Override
	public BytesKernel bytesKernel() {
		return this.bytesKernel;
	}

	// One loop for each update, so that the compiler sees which one it is.
	@Override
	public int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length) {
		return switch (update) {
			case PUT -> putAll(table, keys, values, offset, length);
			case PUT_IF_ABSENT -> putIfAbsentAll(table, keys, values, offset, length);
			case ADD -> addAll(table, keys, values, offset, length);
			case MIN -> minAll(table, keys, values, offset, length);
			case MAX -> maxAll(table, keys, values, offset, length);
		};
	}

	@Override
	public int getOrPutAll(Table table, long[] keys, long[] values, int offset, int length) {
		for (int i = offset; i < offset + length; i++) {
			if (!table.read(keys[i], values[i], values, i) && !table.put(keys[i], values[i])) {
				return i - offset;
			}
		}
		return length;
	}

	@Override
	public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
		int hits = 0;
		for (int i = offset; i < offset + length; i++) {
			if (table.read(keys[i], missing, values, i)) {
				hits++;
			}
		}
		return hits;
	}

	@Override
	public int containsAll(Table table, long[] keys, boolean @Nullable [] found, int offset, int length) {
		int hits = 0;
		for (int i = offset; i < offset + length; i++) {
			boolean hit = table.containsKey(keys[i]);
			if (found != null) {
				found[i] = hit;
			}
			hits += hit ? 1 : 0;
		}
		return hits;
	}

	@Override
	public int removeAll(Table table, long[] keys, int offset, int length) {
		int removed = 0;
		for (int i = offset; i < offset + length; i++) {
			removed += table.remove(keys[i]) ? 1 : 0;
		}
		return removed;
	}

	@Override
	public long copyGroups(Table source, Table target, int firstGroup, int groups) {
		return source.copyGroupsTo(target, firstGroup, groups);
	}

	private static int putAll(Table table, long[] keys, long[] values, int offset, int length) {
		for (int i = 0; i < length; i++) {
			if (!table.put(keys[offset + i], values[offset + i])) {
				return i;
			}
		}
		return length;
	}

	private static int putIfAbsentAll(Table table, long[] keys, long[] values, int offset, int length) {
		for (int i = 0; i < length; i++) {
			if (!table.putIfAbsent(keys[offset + i], values[offset + i])) {
				return i;
			}
		}
		return length;
	}

	private static int addAll(Table table, long[] keys, long[] values, int offset, int length) {
		for (int i = 0; i < length; i++) {
			if (!table.add(keys[offset + i], values[offset + i])) {
				return i;
			}
		}
		return length;
	}

	private static int minAll(Table table, long[] keys, long[] values, int offset, int length) {
		for (int i = 0; i < length; i++) {
			if (!table.min(keys[offset + i], values[offset + i])) {
				return i;
			}
		}
		return length;
	}

	private static int maxAll(Table table, long[] keys, long[] values, int offset, int length) {
		for (int i = 0; i < length; i++) {
			if (!table.max(keys[offset + i], values[offset + i])) {
				return i;
			}
		}
		return length;
	}

}
