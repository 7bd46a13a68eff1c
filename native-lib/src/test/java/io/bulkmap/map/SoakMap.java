package io.bulkmap.map;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongLongCursor;
import io.bulkmap.MapStatistics;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A map that is made, filled, emptied, resized and closed again and again, with readers
 * all the while. At the end of each life it must have exactly what its writers have left
 * in it:
 * <ul>
 * <li>owners write to keys of their own, and compare them with a model;
 * <li>adders add to keys that they share: the sum at the end is that of all of them;
 * <li>pillars get new values, but never leave, so that every reader must find them.
 * </ul>
 */
final class SoakMap {

	private static final int OWNERS = 2;

	private static final int ADDERS = 2;

	// Shared keys are multiples of this, so that a sum is a value that belongs to them.
	private static final long SHARED_STEP = 1_000_003;

	private static final int SHARED = 500;

	private static final long[] PILLARS = LongStream.range(0, 300)
		.map((number) -> SoakKeys.key(2_000_000_000L + number))
		.toArray();

	private static final long LONGEST_LIFE_MILLIS = 400;

	private final BulkMapFactory factory;

	private final String name;

	private final BulkMapOptions options;

	private final SplittableRandom random;

	private final Crew writers;

	private volatile @Nullable Life life;

	/**
	 * Creates a map with its first life still to come.
	 * @param writers nobody else may use them
	 */
	SoakMap(BulkMapFactory factory, String name, BulkMapOptions options, SplittableRandom random, Crew writers) {
		this.factory = factory;
		this.name = name;
		this.options = options;
		this.random = random;
		this.writers = writers;
	}

	/**
	 * One map between its creation and its end.
	 */
	private static final class Life {

		private final LongLongBulkMap map;

		private volatile boolean ending;

		private volatile boolean closing;

		Life(LongLongBulkMap map) {
			this.map = map;
		}

	}

	/**
	 * Makes the map, has the writers work for a while, checks every entry and closes it.
	 */
	void live() throws InterruptedException {
		LongLongBulkMap map = this.factory.longLongMap(this.name, this.options);
		assertThat(map.size()).as("size of a new map").isZero();
		putPillars(map, this.random);
		Life current = new Life(map);
		List<SoakOwner> owners = IntStream.range(0, OWNERS)
			.mapToObj((i) -> new SoakOwner(map, i, OWNERS, this.random.split()))
			.toList();
		List<SharedSums> adders = Stream.generate(() -> new SharedSums(map, this.random.split()))
			.limit(ADDERS)
			.toList();
		this.life = current;

		owners.forEach((owner) -> start("owner", current, owner::turn));
		adders.forEach((adder) -> start("adder", current, adder::turn));
		start("pillars", current, () -> putPillars(map, this.random.split()));
		SplittableRandom sizes = this.random.split();
		start("resizer", current, () -> resize(map, sizes));
		TimeUnit.MILLISECONDS.sleep(this.random.nextLong(LONGEST_LIFE_MILLIS));
		current.ending = true;
		this.writers.join();

		check(map, owners, adders);
		current.closing = true;
		if (this.random.nextBoolean()) {
			map.clear();
			assertThat(map.size()).as("size of a cleared map").isZero();
		}
		map.close();
		Refusal.checkAll(map);
	}

	private void start(String role, Life current, Crew.Turn turn) {
		this.writers.start(this.name + " " + role, () -> !current.ending, turn);
	}

	private static void check(LongLongBulkMap map, List<SoakOwner> owners, List<SharedSums> adders) {
		owners.forEach(SoakOwner::checkAll);
		long[] sums = new long[SHARED];
		adders.forEach((adder) -> Arrays.setAll(sums, (i) -> sums[i] + adder.sums[i]));
		long[] found = new long[SHARED];
		long shared = map.getAll(SharedSums.KEYS, found, 0);
		assertThat(found).as("sums of shared keys").isEqualTo(sums);
		assertThat(map.size()).as("size")
			.isEqualTo(owners.stream().mapToLong(SoakOwner::size).sum() + shared + PILLARS.length);
		assertThat(walk(map, 1000)).as("keys of a walk").hasSize((int) map.size());
	}

	// A writer in two ways: at once, and one by one.
	private static void putPillars(LongLongBulkMap map, SplittableRandom random) {
		long[] values = Arrays.stream(PILLARS).map((key) -> SoakKeys.value(key, random)).toArray();
		map.putAll(PILLARS, values);
		for (int i = 0; i < 20; i++) {
			int index = random.nextInt(PILLARS.length);
			map.put(PILLARS[index], values[index]);
		}
	}

	private static void resize(LongLongBulkMap map, SplittableRandom random) throws InterruptedException {
		if (random.nextBoolean()) {
			map.trim();
		}
		else {
			map.reserve(random.nextInt(100_000));
		}
		MapStatistics statistics = map.statistics();
		assertThat(statistics.size()).isBetween((long) PILLARS.length,
				(long) PILLARS.length + SHARED + OWNERS * SoakOwner.KEYS);
		TimeUnit.MILLISECONDS.sleep(random.nextInt(10));
	}

	void readSingly(SplittableRandom random) {
		read((current) -> {
			for (int i = 0; i < SoakKeys.BURST; i++) {
				long pillar = PILLARS[random.nextInt(PILLARS.length)];
				long value = current.map.get(pillar, SoakKeys.MISSING);
				SoakKeys.check(pillar, value);
				checkThat(value != SoakKeys.MISSING, current, "get finds every pillar");
				checkThat(current.map.containsKey(pillar), current, "containsKey finds every pillar");
				long key = anyKey(random);
				SoakKeys.check(key, current.map.get(key, SoakKeys.MISSING));
			}
		});
	}

	void readInBulk(SplittableRandom random) {
		read((current) -> {
			long[] keys = LongStream.generate(() -> anyKey(random)).limit(SoakKeys.length(random)).toArray();
			getAll(current.map, keys);
			checkThat(getAll(current.map, PILLARS) == PILLARS.length, current, "getAll finds every pillar");
			long found = current.map.containsAll(PILLARS, new boolean[PILLARS.length]);
			checkThat(found == PILLARS.length, current, "containsAll finds every pillar");
		});
	}

	private static long getAll(LongLongBulkMap map, long[] keys) {
		long[] values = new long[keys.length];
		long hits = map.getAll(keys, values, SoakKeys.MISSING);
		for (int i = 0; i < keys.length; i++) {
			SoakKeys.check(keys[i], values[i]);
		}
		return hits;
	}

	void readAll(SplittableRandom random) {
		read((current) -> {
			Set<Long> walked = new HashSet<>();
			for (long key : walk(current.map, 1 + random.nextInt(2000))) {
				assertThat(walked.add(key)).as("key %d has not come before", key).isTrue();
			}
			checkThat(LongStream.of(PILLARS).allMatch(walked::contains), current, "a cursor finds every pillar");
		});
	}

	private static long[] walk(LongLongBulkMap map, int length) {
		LongStream.Builder walked = LongStream.builder();
		LongLongCursor cursor = map.cursor();
		long[] keys = new long[length];
		long[] values = new long[length];
		for (int count = cursor.next(keys, values); count > 0; count = cursor.next(keys, values)) {
			for (int i = 0; i < count; i++) {
				SoakKeys.check(keys[i], values[i]);
				walked.add(keys[i]);
			}
		}
		return walked.build().toArray();
	}

	private static long anyKey(SplittableRandom random) {
		return SoakKeys.key(random.nextInt(OWNERS * (random.nextBoolean() ? SoakOwner.KEYS : SoakKeys.HOT)));
	}

	// What holds only until the map is cleared or closed. The flag is read last.
	private static void checkThat(boolean condition, Life current, String what) {
		assertThat(condition || current.closing).as(what).isTrue();
	}

	private void read(Reader reader) {
		Life current = this.life;
		if (current == null || current.closing) {
			return;
		}
		try {
			reader.read(current);
		}
		catch (IllegalStateException ex) {
			Refusal.check(ex, this.name);
			assertThat(current.closing).as("is about to be closed").isTrue();
		}
	}

	private interface Reader {

		void read(Life current);

	}

	/**
	 * Adds to keys that others add to, too, and knows how much.
	 */
	private static final class SharedSums {

		private static final long[] KEYS = LongStream.rangeClosed(1, SHARED).map((i) -> i * SHARED_STEP).toArray();

		private final LongLongBulkMap map;

		private final SplittableRandom random;

		private final long[] sums = new long[SHARED];

		SharedSums(LongLongBulkMap map, SplittableRandom random) {
			this.map = map;
			this.random = random;
		}

		void turn() {
			int[] indexes = this.random.ints(SoakKeys.length(this.random), 0, SHARED).toArray();
			long[] keys = new long[indexes.length];
			long[] values = new long[indexes.length];
			for (int i = 0; i < indexes.length; i++) {
				keys[i] = KEYS[indexes[i]];
				values[i] = SoakKeys.summand(this.random);
				this.sums[indexes[i]] += values[i];
			}
			this.map.addAll(keys, values);
			for (int i = 0; i < SoakKeys.BURST; i++) {
				int index = this.random.nextInt(SoakKeys.HOT);
				long value = SoakKeys.summand(this.random);
				this.sums[index] += value;
				this.map.add(KEYS[index], value);
			}
		}

	}

}
