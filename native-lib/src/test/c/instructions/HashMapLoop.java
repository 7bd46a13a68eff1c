import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What .ci/instructions --hashmap counts: the loops that a batch takes the place of.
 */
public final class HashMapLoop {

	private static final int ENTRIES = 10_000;

	private static final int ORDERS = 8;

	private HashMapLoop() {
	}

	/**
	 * Does the same again and again.
	 * @param arguments one of hit, old, new, growing; how often
	 */
	public static void main(String[] arguments) {
		long[][] batches = batches();
		Map<Long, Long> full = new HashMap<>(2 * ENTRIES);
		put(full, batches[0]);
		Map<Long, Long> presized = new HashMap<>(2 * ENTRIES);
		long sum = 0;
		for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
			long[] keys = batches[i % ORDERS];
			switch (arguments[0]) {
				case "hit" -> sum += get(full, keys);
				case "old" -> sum += put(full, keys);
				case "new" -> {
					presized.clear();
					sum += put(presized, keys);
				}
				case "growing" -> sum += put(new HashMap<>(), keys);
				default -> throw new IllegalArgumentException(arguments[0]);
			}
		}
		System.out.println(sum);
	}

	private static long[][] batches() {
		SplittableRandom random = new SplittableRandom(1);
		long[] keys = random.longs(ENTRIES).toArray();
		long[][] batches = new long[ORDERS][];
		for (int batch = 0; batch < ORDERS; batch++) {
			batches[batch] = keys.clone();
			for (int i = ENTRIES - 1; i > 0; i--) {
				int other = random.nextInt(i + 1);
				long key = batches[batch][i];
				batches[batch][i] = batches[batch][other];
				batches[batch][other] = key;
			}
		}
		return batches;
	}

	private static long put(Map<Long, Long> map, long[] keys) {
		for (int i = 0; i < keys.length; i++) {
			map.put(keys[i], keys[i] + i);
		}
		return map.size();
	}

	private static long get(Map<Long, Long> map, long[] keys) {
		long sum = 0;
		for (long key : keys) {
			Long value = map.get(key);
			if (value != null) {
				sum += value;
			}
		}
		return sum;
	}

}
