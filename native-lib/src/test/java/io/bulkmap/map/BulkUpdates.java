package io.bulkmap.map;

import java.nio.LongBuffer;

import io.bulkmap.LongLongBulkMap;
import io.bulkmap.kernel.Update;

/**
 * The methods of a map that belong to each {@link Update}, for tests of what they have in
 * common.
 */
final class BulkUpdates {

	private BulkUpdates() {
	}

	static long updateAll(LongLongBulkMap map, Update update, long[] keys, long[] values) {
		return switch (update) {
			case PUT -> map.putAll(keys, values);
			case PUT_IF_ABSENT -> map.putAllIfAbsent(keys, values);
			case ADD -> map.addAll(keys, values);
			case MIN -> map.minAll(keys, values);
			case MAX -> map.maxAll(keys, values);
		};
	}

	static long updateAll(LongLongBulkMap map, Update update, LongBuffer keys, LongBuffer values) {
		return switch (update) {
			case PUT -> map.putAll(keys, values);
			case PUT_IF_ABSENT -> map.putAllIfAbsent(keys, values);
			case ADD -> map.addAll(keys, values);
			case MIN -> map.minAll(keys, values);
			case MAX -> map.maxAll(keys, values);
		};
	}

	static long updateAll(LongLongBulkMap map, Update update, long[] keys, long[] values, int offset, int length) {
		return switch (update) {
			case PUT -> map.putAll(keys, values, offset, length);
			case PUT_IF_ABSENT -> map.putAllIfAbsent(keys, values, offset, length);
			case ADD -> map.addAll(keys, values, offset, length);
			case MIN -> map.minAll(keys, values, offset, length);
			case MAX -> map.maxAll(keys, values, offset, length);
		};
	}

}
