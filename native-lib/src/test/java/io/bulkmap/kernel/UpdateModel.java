package io.bulkmap.kernel;

import java.util.Map;

/**
 * Says what each {@link Update} means, in the words of {@link Map}.
 */
public final class UpdateModel {

	private UpdateModel() {
	}

	/**
	 * Does with an ordinary map what a kernel has to do with a table.
	 */
	public static void updateAll(Update update, Map<Long, Long> map, long[] keys, long[] values) {
		for (int i = 0; i < keys.length; i++) {
			map.merge(keys[i], values[i], (old, value) -> combine(update, old, value));
		}
	}

	private static long combine(Update update, long old, long value) {
		return switch (update) {
			case PUT -> value;
			case PUT_IF_ABSENT -> old;
			case ADD -> old + value;
			case MIN -> Math.min(old, value);
			case MAX -> Math.max(old, value);
		};
	}

}
