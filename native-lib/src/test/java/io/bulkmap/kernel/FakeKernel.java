package io.bulkmap.kernel;

import io.bulkmap.Isa;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.Table;

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
	public String binding() {
		return "fake";
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
	public int putAll(Table table, long[] keys, long[] values, int offset, int length) {
		return this.java.putAll(table, keys, values, offset, length);
	}

	@Override
	public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
		return this.java.getAll(table, keys, values, missing, offset, length);
	}

	@Override
	public int countAll(Table table, long[] keys, int offset, int length) {
		return this.java.countAll(table, keys, offset, length);
	}

}
