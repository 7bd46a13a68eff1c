package io.bulkmap.table;

/**
 * Offsets, in bytes, of the parts of a table. The same names and numbers are in
 * {@code layout.h}, which also has the picture.
 */
public final class TableLayout {

	/**
	 * Version of the layout and of the hash; a native library of another one is refused.
	 */
	public static final int LAYOUT_VERSION = 7;

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

	static final int GROUP_TAGS = 120;

	static final int TAG_OCCUPIED = 128;

	static final int HOME_SHIFT = 25;

	/**
	 * Slots of a group.
	 */
	static final int GROUP_SLOTS = 8;

	/**
	 * Entries per group that a table takes at the most: with an empty slot per group, on
	 * average, every search ends.
	 */
	static final int GROUP_SIZE_LIMIT = 7;

	private TableLayout() {
	}

}
