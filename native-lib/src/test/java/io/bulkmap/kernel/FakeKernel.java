package io.bulkmap.kernel;

import io.bulkmap.Binding;
import io.bulkmap.Isa;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.Capacity;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A kernel that says it is for some instruction set and does what the Java kernel does;
 * tests override what they want to go wrong.
 */
public class FakeKernel implements BulkKernel {

	private final BulkKernel java = new JavaKernel();

	private final Isa isa;

	/**
	 * Creates a kernel.
	 * @param isa what it says it is for
	 */
	public FakeKernel(Isa isa) {
		this.isa = isa;
	}

	@Override
	public Isa isa() {
		return this.isa;
	}

	@Override
	public Binding binding() {
		return Binding.JNA;
	}

	@Override
	public OffHeapMemory memory() {
		return this.java.memory();
	}

	@Override
	public int worthwhileBatch() {
		return 0;
	}

	@Override
	public RecordKernel recordKernel() {
		return this.java.recordKernel();
	}

	@Override
	public BytesKernel bytesKernel() {
		return this.java.bytesKernel();
	}

	@Override
	public int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length) {
		return this.java.updateAll(update, table, keys, values, offset, length);
	}

	@Override
	public int getOrPutAll(Table table, long[] keys, long[] values, int offset, int length) {
		return this.java.getOrPutAll(table, keys, values, offset, length);
	}

	@Override
	public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
		return this.java.getAll(table, keys, values, missing, offset, length);
	}

	@Override
	public int containsAll(Table table, long[] keys, boolean @Nullable [] found, int offset, int length) {
		return this.java.containsAll(table, keys, found, offset, length);
	}

	@Override
	public int removeAll(Table table, long[] keys, int offset, int length) {
		return this.java.removeAll(table, keys, offset, length);
	}

	@Override
	public long copyGroups(Table source, Table target, int firstGroup, int groups) {
		return this.java.copyGroups(source, target, firstGroup, groups);
	}

	/**
	 * Returns what a table in the memory of this kernel takes.
	 * @param entries how many entries it has room for
	 */
	public static long footprint(long entries) {
		return DirectMemory.withoutAddresses().footprint(Capacity.DEFAULT.bytesFor(entries));
	}

}
