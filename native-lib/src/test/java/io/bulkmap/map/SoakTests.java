package io.bulkmap.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongLongCursor;
import io.bulkmap.map.Crew.Threads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything at once, for a while: several maps, each with readers of every kind,
 * writers, growth, shrinking, and an end at any moment.
 * <p>
 * {@code -Dbulkmap.test.soak} says for how many seconds, {@code -Dbulkmap.test.seed}
 * where to begin. Who comes when is chance all the same: another run with the seed of a
 * failure need not fail.
 */
class SoakTests {

	private static final long SECONDS = Long.getLong("bulkmap.test.soak", 3);

	private static final String SEED = "bulkmap.test.seed";

	private final SplittableRandom random = new SplittableRandom(Long.getLong(SEED, 1));

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	private final List<Crew> crews = new ArrayList<>();

	private final AtomicBoolean stop = new AtomicBoolean();

	// The factory is closed by a test that passes: a map that is stuck could not be.
	@AfterEach
	void close() {
		this.crews.forEach(Crew::close);
	}

	@ParameterizedTest
	@EnumSource
	void everyMapShouldHaveWhatItsWritersHaveLeft(Threads kind) throws Exception {
		Crew leaders = crew(Threads.PLATFORM);
		Crew readers = crew(kind);
		int number = 0;
		for (BulkMapOptions options : MapVariants.all()) {
			String name = "soak" + number++;
			SoakMap map = new SoakMap(this.factory, name, options, this.random.split(), crew(kind));
			start(leaders, name, (random) -> map.live());
			start(readers, name + " single reader", map::readSingly);
			start(readers, name + " bulk reader", map::readInBulk);
			start(readers, name + " cursor", map::readAll);
		}

		runFor(SECONDS, leaders, readers);
	}

	@ParameterizedTest
	@EnumSource
	void closeAndClearAtAnyMomentShouldOnlyEverRefuse(Threads kind) throws Exception {
		Crew crew = crew(kind);
		int number = 0;
		for (BulkMapOptions options : MapVariants.all()) {
			RestlessMap map = new RestlessMap(this.factory, "restless" + number++, options);
			start(crew, map.name + " writer", map::write);
			start(crew, map.name + " second writer", map::write);
			start(crew, map.name + " adder", map::add);
			start(crew, map.name + " reader", map::read);
			start(crew, map.name + " cursor", map::walk);
			start(crew, map.name + " resizer", map::resize);
			start(crew, map.name + " closer", map::end);
		}

		runFor(SECONDS, crew);
	}

	private Crew crew(Threads kind) {
		Crew crew = Crew.of(kind);
		this.crews.add(crew);
		return crew;
	}

	private void start(Crew crew, String name, RandomTurn turn) {
		SplittableRandom own = this.random.split();
		crew.start(name, () -> !this.stop.get(), () -> turn.run(own));
	}

	private void runFor(long seconds, Crew... running) throws Exception {
		try {
			long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
			while (System.nanoTime() < end) {
				for (Crew crew : running) {
					crew.await(TimeUnit.MILLISECONDS.toNanos(100));
				}
			}
			this.stop.set(true);
			long turns = 0;
			for (Crew crew : running) {
				crew.await(Long.MAX_VALUE);
				turns += crew.turns();
			}
			System.out.println("soak: " + turns + " turns");
			this.factory.close();
		}
		catch (AssertionError failure) {
			throw new AssertionError("Started with -D%s=%d".formatted(SEED, Long.getLong(SEED, 1)), failure);
		}
		finally {
			this.stop.set(true);
		}
	}

	private interface RandomTurn {

		void run(SplittableRandom random) throws Exception;

	}

	/**
	 * A map that is cleared and closed while it is written to and read, and made again by
	 * whoever finds it closed. Of its entries nothing is known but that values belong to
	 * their keys.
	 */
	private static final class RestlessMap {

		private static final int KEYS = 30_000;

		private static final long SHARED_STEP = 1_000_003;

		private final BulkMapFactory factory;

		private final String name;

		private final BulkMapOptions options;

		// Those that somebody has begun to close.
		private final Set<LongLongBulkMap> closing = ConcurrentHashMap.newKeySet();

		RestlessMap(BulkMapFactory factory, String name, BulkMapOptions options) {
			this.factory = factory;
			this.name = name;
			this.options = options;
		}

		void write(SplittableRandom random) {
			with((map) -> {
				long[] keys = keys(random);
				long[] values = LongStream.of(keys).map((key) -> SoakKeys.value(key, random)).toArray();
				switch (random.nextInt(10)) {
					case 0 -> map.removeAll(keys);
					case 1 -> map.minAll(keys, values);
					case 2 -> map.maxAll(keys, values);
					case 3 -> map.putAllIfAbsent(keys, values);
					case 4, 5, 6 -> {
						for (int i = 0; i < SoakKeys.BURST; i++) {
							long key = SoakKeys.key(random.nextInt(SoakKeys.HOT));
							map.remove(key);
							map.put(key, SoakKeys.value(key, random));
						}
					}
					default -> map.putAll(keys, values);
				}
			});
		}

		void add(SplittableRandom random) {
			with((map) -> {
				long[] keys = LongStream.of(keys(random))
					.map((key) -> SHARED_STEP * (1 + Math.abs(key % 1000)))
					.toArray();
				map.addAll(keys, LongStream.of(keys).map((key) -> SoakKeys.summand(random)).toArray());
			});
		}

		void read(SplittableRandom random) {
			with((map) -> {
				long[] keys = keys(random);
				long[] values = new long[keys.length];
				map.getAll(keys, values, SoakKeys.MISSING);
				for (int i = 0; i < keys.length; i++) {
					SoakKeys.check(keys[i], values[i]);
				}
				for (int i = 0; i < SoakKeys.BURST; i++) {
					long key = SoakKeys.key(random.nextInt(SoakKeys.HOT));
					SoakKeys.check(key, map.get(key, SoakKeys.MISSING));
					map.containsKey(key);
				}
			});
		}

		void walk(SplittableRandom random) {
			with((map) -> {
				LongLongCursor cursor = map.cursor();
				long[] keys = new long[1 + random.nextInt(500)];
				long[] values = new long[keys.length];
				for (int count = cursor.next(keys, values); count > 0; count = cursor.next(keys, values)) {
					for (int i = 0; i < count; i++) {
						SoakKeys.check(keys[i], values[i]);
					}
				}
			});
		}

		void resize(SplittableRandom random) {
			with((map) -> {
				switch (random.nextInt(3)) {
					case 0 -> map.trim();
					case 1 -> map.reserve(random.nextInt(60_000));
					default -> map.clear();
				}
			});
		}

		void end(SplittableRandom random) throws InterruptedException {
			TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
			LongLongBulkMap map = this.factory.longLongMap(this.name, this.options);
			this.closing.add(map);
			map.close();
			Refusal.checkAll(map);
			assertThat(this.factory.find(this.name)).as("map of this name").isNotEqualTo(Optional.of(map));
		}

		private static long[] keys(SplittableRandom random) {
			return random.longs(SoakKeys.length(random), 0, KEYS).map(SoakKeys::key).toArray();
		}

		private void with(Consumer<LongLongBulkMap> action) {
			LongLongBulkMap map = this.factory.longLongMap(this.name, this.options);
			try {
				action.accept(map);
			}
			catch (IllegalStateException ex) {
				Refusal.check(ex, this.name);
				assertThat(this.closing).as("maps that are being closed").contains(map);
			}
		}

	}

}
