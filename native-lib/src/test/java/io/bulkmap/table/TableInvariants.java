package io.bulkmap.table;

import java.util.HashMap;
import java.util.Map;

import io.bulkmap.memory.MemoryRegion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks what must hold for the bytes of a table at any moment, and reads its entries
 * without using any probe.
 */
public final class TableInvariants {

	private static final int LAST_SLOT = TableLayout.GROUP_SLOTS - 1;

	private TableInvariants() {
	}

	/**
	 * Checks a table and returns its entries.
	 */
	public static Map<Long, Long> check(Table table) {
		checkHeader(table);
		for (int group = 0; group < table.groupCount(); group++) {
			checkGroup(table, group);
		}
		Map<Long, Long> entries = entriesOfGroups(table, 0, table.groupCount());
		if (hasZero(table)) {
			entries.put(0L, table.region().getLong(TableLayout.TABLE_ZERO_VALUE));
		}
		assertThat(table.size()).as("size").isEqualTo(entries.size());
		assertThat(table.size()).as("size and its limit").isLessThanOrEqualTo(table.sizeLimit());
		return entries;
	}

	/**
	 * Returns the entries of some groups of a table.
	 */
	public static Map<Long, Long> entriesOfGroups(Table table, int firstGroup, int groups) {
		Map<Long, Long> entries = new HashMap<>();
		for (int group = firstGroup; group < firstGroup + groups; group++) {
			for (int slot = 0; slot < TableLayout.GROUP_SLOTS; slot++) {
				long key = key(table, group, slot);
				if (key != 0) {
					assertThat(entries.put(key, value(table, group, slot))).as("earlier value of key %d", key).isNull();
				}
			}
		}
		return entries;
	}

	private static void checkHeader(Table table) {
		MemoryRegion bytes = table.region();
		assertThat(bytes.size()).as("bytes").isEqualTo(Capacity.bytes(table.groupCount()));
		assertThat(bytes.getLong(TableLayout.TABLE_GROUP_COUNT)).as("groups").isEqualTo(table.groupCount());
		assertThat(bytes.getLong(TableLayout.TABLE_SIZE_LIMIT)).as("size limit").isEqualTo(table.sizeLimit());
		assertThat(new KeyHash(bytes.getLong(TableLayout.TABLE_HASH_SEED),
				bytes.getLong(TableLayout.TABLE_HASH_MULTIPLIER_1), bytes.getLong(TableLayout.TABLE_HASH_MULTIPLIER_2)))
			.isEqualTo(table.hash());
		assertThat(bytes.getLong(TableLayout.TABLE_ZERO_PRESENT)).as("zero present").isBetween(0L, 1L);
		if (!hasZero(table)) {
			assertThat(bytes.getLong(TableLayout.TABLE_ZERO_VALUE)).as("value of the absent key 0").isZero();
		}
		checkZeros(bytes, TableLayout.TABLE_ZERO_VALUE + Long.BYTES, TableLayout.TABLE_GROUPS);
	}

	private static void checkGroup(Table table, int group) {
		boolean ended = false;
		boolean full = key(table, group, LAST_SLOT) != 0;
		for (int slot = 0; slot < TableLayout.GROUP_SLOTS; slot++) {
			long key = key(table, group, slot);
			long tag = tag(table, group, slot);
			if (key == 0) {
				ended = true;
				if (slot != LAST_SLOT) {
					assertThat(value(table, group, slot)).as("value of empty slot %d of group %d", slot, group)
						.isZero();
				}
				assertThat(tag).as("tag of empty slot %d of group %d", slot, group).isZero();
				continue;
			}
			assertThat(ended).as("key %d is behind an empty slot of group %d", key, group).isFalse();
			long home = table.hash().home(key, table.groupCount());
			if (!full) {
				assertThat(tag).as("tag of key %d", key)
					.isEqualTo(TableLayout.TAG_OCCUPIED + home % TableLayout.TAG_OCCUPIED);
			}
			checkWay(table, key, (int) (home >>> TableLayout.GROUP_SHIFT), group);
		}
	}

	private static void checkWay(Table table, long key, int home, int group) {
		for (int passed = home; passed != group; passed = (passed + 1) % table.groupCount()) {
			assertThat(key(table, passed, TableLayout.GROUP_SLOTS - 1))
				.as("last key of group %d, which key %d has passed on its way to group %d", passed, key, group)
				.isNotZero();
		}
	}

	private static void checkZeros(MemoryRegion bytes, int from, int to) {
		for (int offset = from; offset < to; offset += Long.BYTES) {
			assertThat(bytes.getLong(offset)).as("reserved bytes at %d", offset).isZero();
		}
	}

	private static boolean hasZero(Table table) {
		return table.region().getLong(TableLayout.TABLE_ZERO_PRESENT) == 1;
	}

	private static long key(Table table, int group, int slot) {
		return table.region().getLong(slotOffset(group, slot) + TableLayout.GROUP_KEYS);
	}

	private static long value(Table table, int group, int slot) {
		return table.region().getLong(slotOffset(group, slot) + TableLayout.GROUP_VALUES);
	}

	private static long tag(Table table, int group, int slot) {
		return Tags.get(table.region().getLong(slotOffset(group, 0) + TableLayout.GROUP_TAGS), slot * Byte.SIZE);
	}

	private static int slotOffset(int group, int slot) {
		return TableLayout.TABLE_GROUPS + group * TableLayout.GROUP_BYTES + slot * Long.BYTES;
	}

}
