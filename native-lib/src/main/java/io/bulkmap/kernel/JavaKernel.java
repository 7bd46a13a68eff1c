package io.bulkmap.kernel;

import io.bulkmap.Isa;
import io.bulkmap.KernelInfo;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.Table;

/**
 * The kernel in portable Java: the specification of all others, the oracle of their tests
 * and the fallback where none of them can run. Stateless.
 */
public final class JavaKernel implements BulkKernel {

	private final OffHeapMemory memory = OffHeapMemory.withoutAddresses();

	@Override
	public Isa isa() {
		return Isa.JAVA;
	}

	@Override
	public String binding() {
		return KernelInfo.NO_BINDING;
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
	public int putAll(Table table, long[] keys, long[] values, int offset, int length) {
		for (int i = 0; i < length; i++) {
			if (!table.put(keys[offset + i], values[offset + i])) {
				return i;
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
	public int countAll(Table table, long[] keys, int offset, int length) {
		int hits = 0;
		for (int i = offset; i < offset + length; i++) {
			if (table.containsKey(keys[i])) {
				hits++;
			}
		}
		return hits;
	}

}
