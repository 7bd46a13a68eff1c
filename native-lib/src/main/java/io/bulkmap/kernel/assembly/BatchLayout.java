package io.bulkmap.kernel.assembly;

/**
 * Offsets, in bytes, of the fields of a batch: the one argument of every kernel. The same
 * names and numbers are in {@code layout.h}.
 */
final class BatchLayout {

	static final int BATCH_TABLE = 0;

	static final int BATCH_KEYS = 8;

	static final int BATCH_VALUES = 16;

	static final int BATCH_COUNT = 24;

	static final int BATCH_MISSING = 32;

	static final int BATCH_FUNCTION = 40;

	static final int BATCH_BYTES = 64;

	private BatchLayout() {
	}

}
