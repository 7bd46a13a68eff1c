package io.bulkmap.table;

/**
 * Offsets, in bytes, of the parts of a table. The same names and numbers are in
 * {@code layout.h}, which also has the picture.
 */
public final class TableLayout {

	/**
	 * Version of the layout; a native library of another one is refused.
	 */
	public static final int LAYOUT_VERSION = 1;

	static final int TABLE_GROUP_COUNT = 0;

	static final int TABLE_HASH_SEED = 8;

	static final int TABLE_HASH_MULTIPLIER_1 = 16;

	static final int TABLE_HASH_MULTIPLIER_2 = 24;

	static final int TABLE_SIZE = 32;

	static final int TABLE_SIZE_LIMIT = 40;

	static final int TABLE_ZERO_PRESENT = 48;

	static final int TABLE_ZERO_VALUE = 56;

	static final int TABLE_GROUPS = 128;

	static final int GROUP_KEYS = 0;

	static final int GROUP_VALUES = 64;

	static final int GROUP_BYTES = 128;

	static final int GROUP_SHIFT = 7;

	static final int LAST_KEY = 56;

	/**
	 * Slots of a group.
	 */
	static final int GROUP_SLOTS = 8;

	/**
	 * Entries per group up to which a table may be filled: a load of 5/8.
	 */
	static final int GROUP_SIZE_LIMIT = 5;

	private TableLayout() {
	}

}
