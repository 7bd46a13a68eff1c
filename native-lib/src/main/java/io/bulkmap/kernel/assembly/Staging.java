package io.bulkmap.kernel.assembly;

import java.nio.LongBuffer;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.memory.OffHeapMemory;

/**
 * Off-heap place where one call at a time puts its batch: the descriptor, and a slice of
 * the keys and values.
 * <p>
 * JNA can pass an array only by copying it in and out through the C heap; copying a slice
 * that fits the first-level cache costs a tenth of that.
 */
final class Staging {

	/**
	 * Keys that fit: 16 KiB with their values, half of a usual first-level cache.
	 */
	static final int SLICE = 1024;

	private static final int KEYS = MemoryRegion.ALIGNMENT; // behind the batch

	private static final int VALUES = KEYS + SLICE * Long.BYTES;

	private final MemoryRegion region;

	private final LongBuffer keys;

	private final LongBuffer values;

	private final byte[] flags = new byte[SLICE];

	Staging(OffHeapMemory memory) {
		this.region = memory.allocate(VALUES + SLICE * Long.BYTES);
		this.keys = this.region.longs(KEYS, SLICE);
		this.values = this.region.longs(VALUES, SLICE);
		ownValues();
	}

	// The address of the batch. Whoever passes it on keeps this object reachable.
	long batch() {
		return this.region.address();
	}

	void call(long function, MemoryRegion table) {
		this.region.putLong(BatchLayout.BATCH_FUNCTION, function);
		this.region.putLong(BatchLayout.BATCH_TABLE, table.address());
	}

	void missing(long missing) {
		this.region.putLong(BatchLayout.BATCH_MISSING, missing);
	}

	void writeKeys(long[] source, int offset, int length) {
		this.keys.put(0, source, offset, length);
		this.region.putLong(BatchLayout.BATCH_KEYS, this.region.address() + KEYS);
		this.region.putLong(BatchLayout.BATCH_COUNT, length);
	}

	// Groups, or keys that are off-heap already, instead of keys of an array.
	void keys(long address, int count) {
		this.region.putLong(BatchLayout.BATCH_KEYS, address);
		this.region.putLong(BatchLayout.BATCH_COUNT, count);
	}

	// Until ownValues() is called.
	void values(long address) {
		this.region.putLong(BatchLayout.BATCH_VALUES, address);
	}

	final void ownValues() {
		this.region.putLong(BatchLayout.BATCH_VALUES, this.region.address() + VALUES);
	}

	void writeValues(long[] source, int offset, int length) {
		this.values.put(0, source, offset, length);
	}

	void readValues(long[] target, int offset, int length) {
		this.values.get(0, target, offset, length);
	}

	void readFlags(boolean[] target, int offset, int length) {
		this.region.getBytes(VALUES, this.flags, 0, length);
		for (int i = 0; i < length; i++) {
			target[offset + i] = this.flags[i] != 0;
		}
	}

}
