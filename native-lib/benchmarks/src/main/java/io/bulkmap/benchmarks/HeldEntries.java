package io.bulkmap.benchmarks;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapType;
import io.bulkmap.StringLongBulkMap;

/**
 * Holds entries while the program makes garbage as services do, and prints what the
 * collector took meanwhile; {@code -Xlog:gc} shows each of its pauses.
 *
 * <pre>
 * java -Xmx4g -Xlog:gc -cp benchmarks.jar io.bulkmap.benchmarks.HeldEntries bulkmap 10000000 20
 * java -Xmx4g -Xlog:gc -cp benchmarks.jar io.bulkmap.benchmarks.HeldEntries hashmap 10000000 20
 * </pre>
 */
public final class HeldEntries {

	private static final int BATCH = 1000;

	private HeldEntries() {
	}

	/**
	 * Runs it.
	 * @param arguments who holds the entries, how many there are, and for how many
	 * seconds
	 */
	public static void main(String[] arguments) {
		int entries = Integer.parseInt(arguments[1]);
		long nanos = Long.parseLong(arguments[2]) * 1_000_000_000;
		if ("hashmap".equals(arguments[0])) {
			Map<String, Long> map = new HashMap<>();
			for (long number = 0; number < entries; number++) {
				map.put(ObjectKeys.sixteenCharacters((int) number), number);
			}
			makeGarbage(nanos);
			System.out.println(map.size() + " entries were held by a HashMap");
		}
		else {
			try (BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(8L << 30).build()) {
				StringLongBulkMap map = factory.map("held", MapType.STRING_LONG, BulkMapOptions.defaults());
				String[] keys = new String[BATCH];
				for (int from = 0; from < entries; from += BATCH) {
					int first = from;
					Arrays.setAll(keys, (i) -> ObjectKeys.sixteenCharacters(first + i));
					map.putAll(keys, new long[BATCH]);
				}
				makeGarbage(nanos);
				System.out.println(map.size() + " entries were held by bulkmap");
			}
		}
	}

	// One object of eight lives for the time of some thousand others.
	private static void makeGarbage(long nanos) {
		System.gc();
		long collections = collections();
		long millis = millis();
		byte[][] living = new byte[1 << 14][];
		long made = 0;
		long end = System.nanoTime() + nanos;
		while (System.nanoTime() < end) {
			for (int i = 0; i < 1000; i++) {
				byte[] object = new byte[256];
				if ((made & 7) == 0) {
					living[(int) (made >>> 3) & (living.length - 1)] = object;
				}
				made++;
			}
		}
		System.out.println(String.format(Locale.ROOT, "%d collections took %d ms while %d objects were made",
				collections() - collections, millis() - millis, made));
	}

	private static long collections() {
		return ManagementFactory.getGarbageCollectorMXBeans()
			.stream()
			.mapToLong(GarbageCollectorMXBean::getCollectionCount)
			.sum();
	}

	private static long millis() {
		return ManagementFactory.getGarbageCollectorMXBeans()
			.stream()
			.mapToLong(GarbageCollectorMXBean::getCollectionTime)
			.sum();
	}

}
