package io.bulkmap.benchmarks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongFunction;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.StringLongBulkMap;
import io.bulkmap.UuidLongBulkMap;
import io.bulkmap.UuidUuidBulkMap;
import org.openjdk.jol.vm.VM;

/**
 * Prints how many bytes an entry takes, of a {@code HashMap} and of ours: with room for
 * exactly as many as there are, and after growth. Sizes of objects are those of this JVM,
 * by JOL. Arguments are numbers of entries.
 */
public final class Footprint {

	private static final int BATCH = 1000;

	private Footprint() {
	}

	/**
	 * Prints a table.
	 * @param sizes numbers of entries
	 */
	public static void main(String[] sizes) {
		System.out.println("map, entries, HashMap presized, HashMap grown, bulkmap presized 0.75, "
				+ "bulkmap presized 0.5, bulkmap grown 0.5, of that on the heap");
		for (String size : sizes) {
			int entries = Integer.parseInt(size);
			print("uuid-long", entries, hashMap(Footprint::uuid, (number) -> number, entries, true),
					hashMap(Footprint::uuid, (number) -> number, entries, false), MapType.UUID_LONG,
					(map, from) -> ((UuidLongBulkMap) map).putAll(uuids(from), new long[BATCH]));
			print("uuid-uuid", entries, hashMap(Footprint::uuid, Footprint::uuid, entries, true),
					hashMap(Footprint::uuid, Footprint::uuid, entries, false), MapType.UUID_UUID,
					(map, from) -> ((UuidUuidBulkMap) map).putAll(uuids(from), uuids(from)));
			print("string-long", entries, hashMap(Footprint::string, (number) -> number, entries, true),
					hashMap(Footprint::string, (number) -> number, entries, false), MapType.STRING_LONG,
					(map, from) -> ((StringLongBulkMap) map).putAll(strings(from), new long[BATCH]));
		}
	}

	private static void print(String name, int entries, double presizedHashMap, double grownHashMap,
			MapType<? extends OffHeapMap> type, Filler filler) {
		BulkMapOptions presized = BulkMapOptions.defaults().withExpectedEntries(entries);
		System.out.println(String.format(Locale.ROOT, "%s, %d, %.1f, %.1f, %.1f, %.1f, %.1f, 0", name, entries,
				presizedHashMap, grownHashMap, bulkMap(type, presized.withLoadLimit(0.75), entries, filler),
				bulkMap(type, presized, entries, filler), bulkMap(type, BulkMapOptions.defaults(), entries, filler)));
	}

	private static double bulkMap(MapType<? extends OffHeapMap> type, BulkMapOptions options, int entries,
			Filler filler) {
		try (BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(8L << 30).build()) {
			OffHeapMap map = factory.map("footprint", type, options);
			for (int from = 0; from < entries; from += BATCH) {
				filler.fill(map, from);
			}
			return (double) map.statistics().memoryBytes() / entries;
		}
	}

	/**
	 * Returns the bytes per entry of a {@code HashMap}, its table included.
	 */
	static <K, V> double hashMap(LongFunction<K> key, LongFunction<V> value, int entries, boolean presized) {
		Map<K, V> map = presized ? new HashMap<>((int) (entries / 0.75) + 1) : new HashMap<>();
		for (long number = 0; number < entries; number++) {
			map.put(key.apply(number), value.apply(number));
		}
		long bytes = tableBytes(entries);
		for (Map.Entry<K, V> entry : map.entrySet()) {
			bytes += VM.current().sizeOf(entry) + sizeOf(entry.getKey()) + sizeOf(entry.getValue());
		}
		return (double) bytes / entries;
	}

	// A power of two, at most three quarters of which are taken.
	private static long tableBytes(int entries) {
		int capacity = Integer.highestOneBit((int) (entries / 0.75)) << 1;
		return VM.current().sizeOf(new Object[capacity]);
	}

	// Of a string with its array, which has a byte for each character of these.
	private static long sizeOf(Object object) {
		long bytes = VM.current().sizeOf(object);
		return (object instanceof String string) ? bytes + VM.current().sizeOf(new byte[string.length()]) : bytes;
	}

	private static UUID uuid(long number) {
		SplittableRandom random = new SplittableRandom(number);
		return new UUID(random.nextLong(), random.nextLong());
	}

	private static UUID[] uuids(int from) {
		UUID[] uuids = new UUID[BATCH];
		for (int i = 0; i < BATCH; i++) {
			uuids[i] = uuid(from + i);
		}
		return uuids;
	}

	private static String string(long number) {
		return ObjectKeys.sixteenCharacters((int) number);
	}

	private static String[] strings(int from) {
		String[] strings = new String[BATCH];
		for (int i = 0; i < BATCH; i++) {
			strings[i] = string(from + i);
		}
		return strings;
	}

	/**
	 * Stores a batch.
	 */
	@FunctionalInterface
	private interface Filler {

		void fill(OffHeapMap map, int from);

	}

}
