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

	private TableInvariants() {
	}

	/**
	 * Checks a table and returns its entries.
	 */
	public static Map<Long, Long> check(Table table) {
		MemoryRegion bytes = table.region();
		long groupCount = bytes.getLong(TableLayout.TABLE_GROUP_COUNT);
		assertThat(bytes.size()).isEqualTo(TableLayout.TABLE_GROUPS + groupCount * TableLayout.GROUP_BYTES);
		Map<Long, Long> entries = new HashMap<>();
		for (long group = 0; group < groupCount; group++) {
			checkGroup(table, bytes, group, groupCount, entries);
		}
		checkZero(bytes, entries);
		assertThat(table.size()).as("size").isEqualTo(entries.size());
		assertThat(table.size()).as("size and its limit").isLessThanOrEqualTo(table.sizeLimit());
		return entries;
	}

	private static void checkGroup(Table table, MemoryRegion bytes, long group, long groupCount,
			Map<Long, Long> entries) {
		boolean ended = false;
		for (int slot = 0; slot < TableLayout.GROUP_SLOTS; slot++) {
			long key = bytes.getLong(keyOffset(group, slot));
			long value = bytes.getLong(keyOffset(group, slot) + TableLayout.GROUP_VALUES);
			if (key == 0) {
				ended = true;
				assertThat(value).as("value of empty slot %d of group %d", slot, group).isZero();
				continue;
			}
			assertThat(ended).as("key %d is behind an empty slot of group %d", key, group).isFalse();
			assertThat(entries.put(key, value)).as("earlier value of key %d", key).isNull();
			long home = table.hash().group(key, groupCount);
			for (long passed = home; passed != group; passed = (passed + 1) % groupCount) {
				assertThat(bytes.getLong(keyOffset(passed, TableLayout.GROUP_SLOTS - 1)))
					.as("last key of group %d, which key %d has passed on its way to group %d", passed, key, group)
					.isNotZero();
			}
		}
	}

	private static void checkZero(MemoryRegion bytes, Map<Long, Long> entries) {
		long present = bytes.getLong(TableLayout.TABLE_ZERO_PRESENT);
		long value = bytes.getLong(TableLayout.TABLE_ZERO_VALUE);
		assertThat(present).isBetween(0L, 1L);
		if (present == 1) {
			entries.put(0L, value);
		}
		else {
			assertThat(value).as("value of the absent key 0").isZero();
		}
	}

	private static int keyOffset(long group, int slot) {
		return (int) (TableLayout.TABLE_GROUPS + group * TableLayout.GROUP_BYTES) + TableLayout.GROUP_KEYS
				+ slot * Long.BYTES;
	}

}
