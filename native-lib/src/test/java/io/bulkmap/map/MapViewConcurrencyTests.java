package io.bulkmap.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that nothing is lost, doubled or brought back when several threads use
 * {@link LongLongBulkMap#asMap()} at once.
 */
@Timeout(60)
class MapViewConcurrencyTests {

	private static final int THREADS = 4;

	private static final int ROUNDS = 50_000;

	private static final int KEYS = 100;

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final LongLongBulkMap map = this.factory.longLongMap("test");

	private final ConcurrentMap<Long, Long> view = this.map.asMap();

	@AfterEach
	void close() {
		this.threads.shutdownNow();
		this.factory.close();
	}

	@Test
	void mergeAndComputeShouldCountEachCall() throws Exception {
		inParallel((thread) -> {
			for (long i = 0; i < ROUNDS; i++) {
				if (thread % 2 == 0) {
					this.view.merge(i % KEYS, 1L, Long::sum);
				}
				else {
					this.view.compute(i % KEYS, (key, value) -> (value == null) ? 1 : value + 1);
				}
			}
		});

		assertThat(this.view).hasSize(KEYS)
			.allSatisfy((key, value) -> assertThat(value).isEqualTo(THREADS * ROUNDS / KEYS));
	}

	@Test
	void functionsThatRemoveShouldCountEachCall() throws Exception {
		AtomicLong sum = new AtomicLong();
		inParallel((thread) -> {
			for (long i = 0; i < ROUNDS; i++) {
				this.view.merge(1L, 1L, Long::sum);
				long[] taken = new long[1];
				this.view.compute(1L, (key, value) -> {
					taken[0] = (value != null) ? value : 0;
					return null;
				});
				sum.addAndGet(taken[0]);
			}
		});

		assertThat(this.view).isEmpty();
		assertThat(sum).hasValue(THREADS * ROUNDS);
	}

	@Test
	void putIfAbsentAndRemoveOfAPairShouldEachHaveOneWinner() throws Exception {
		AtomicLong stored = new AtomicLong();
		AtomicLong removed = new AtomicLong();
		inParallel((thread) -> {
			for (long key = 0; key < ROUNDS; key++) {
				stored.addAndGet((this.view.putIfAbsent(key, thread) == null) ? 1 : 0);
			}
		});
		assertThat(stored).hasValue(ROUNDS);

		inParallel((thread) -> {
			for (long key = 0; key < ROUNDS; key++) {
				removed.addAndGet(this.view.remove(key, this.view.getOrDefault(key, -1L)) ? 1 : 0);
			}
		});
		assertThat(removed).hasValue(ROUNDS);
		assertThat(this.view).isEmpty();
	}

	@Test
	void computeIfAbsentShouldReturnTheSameToAll() throws Exception {
		Map<Long, Set<Long>> seen = new ConcurrentHashMap<>();
		inParallel((thread) -> {
			for (long key = 0; key < ROUNDS; key++) {
				long value = this.view.computeIfAbsent(key, (absent) -> thread);
				seen.computeIfAbsent(key, (unseen) -> ConcurrentHashMap.newKeySet()).add(value);
			}
		});

		assertThat(seen).hasSize(ROUNDS)
			.allSatisfy((key, values) -> assertThat(values).containsExactly(this.view.get(key)));
	}

	@Test
	void everyValueShouldBeReplacedOnce() throws Exception {
		Set<Long> replaced = ConcurrentHashMap.newKeySet();
		this.map.put(1, -1);
		inParallel((thread) -> {
			for (long i = 0; i < ROUNDS; i++) {
				long value = thread * ROUNDS + i;
				Long old = (i % 2 == 0) ? this.view.put(1L, value) : this.view.replace(1L, value);
				assertThat(replaced.add(old)).isTrue();
			}
		});

		assertThat(replaced.add(this.map.get(1, -2))).isTrue();
		assertThat(replaced).hasSize(THREADS * ROUNDS + 1);
	}

	@Test
	void everyValueThatWasStoredShouldBeRemovedOnce() throws Exception {
		Set<Long> removed = ConcurrentHashMap.newKeySet();
		AtomicLong stored = new AtomicLong();
		inParallel((thread) -> {
			for (long i = 0; i < ROUNDS; i++) {
				long value = thread * ROUNDS + i;
				Long old = (i % 2 == 0) ? this.view.put(1L, value) : this.view.replace(1L, value);
				stored.addAndGet((i % 2 == 0 || old != null) ? 1 : 0);
				assertThat(old == null || removed.add(old)).isTrue();
				old = (i % 4 < 2) ? this.view.remove(1L) : null;
				assertThat(old == null || removed.add(old)).isTrue();
			}
		});

		this.view.values().forEach(removed::add);
		assertThat(removed).hasSize(stored.intValue());
	}

	@Test
	void replaceAllShouldNotLoseWhatOthersAdd() throws Exception {
		this.map.putAll(LongStream.range(0, KEYS).toArray(), new long[KEYS]);
		inParallel((thread) -> {
			for (long i = 0; i < ROUNDS; i++) {
				this.map.add(i % KEYS, 1);
				if (i % KEYS == 0) {
					this.view.replaceAll((key, value) -> value + 1000);
				}
			}
		});

		assertThat(this.view).hasSize(KEYS)
			.allSatisfy((key, value) -> assertThat(value).isEqualTo(THREADS * ROUNDS / KEYS * 1001L));
	}

	@Test
	void lookUpShouldOnlyFindWhatIsThere() throws Exception {
		this.map.put(1, LongLongMapView.MISSING);
		inParallel((thread) -> {
			for (int i = 0; i < ROUNDS; i++) {
				if (thread == 0) {
					this.map.put(1, (i % 2 == 0) ? LongLongMapView.ALSO_MISSING : LongLongMapView.MISSING);
					this.map.remove(2);
					this.map.put(2, 20);
				}
				else {
					assertThat(this.view.get(1L)).isIn(LongLongMapView.MISSING, LongLongMapView.ALSO_MISSING);
					assertThat(this.view.get(2L)).isIn(null, 20L);
				}
			}
		});
	}

	@Test
	void iteratorShouldRemoveItsEntriesWhileOthersWrite() throws Exception {
		Map<Long, Long> stay = new HashMap<>();
		for (long key = 0; key < ROUNDS; key++) {
			this.map.put(key, key);
			if (key % 3 == 0) {
				stay.put(key, key);
			}
		}
		AtomicBoolean done = new AtomicBoolean();
		Future<?> writer = this.threads.submit(() -> {
			for (long key = -1; !done.get(); key = (key > -3 * ROUNDS) ? key - 1 : -1) {
				this.map.put(key, key);
				this.map.remove(3 * key);
			}
		});
		Set<Long> removed = new HashSet<>();
		for (Iterator<Long> keys = this.view.keySet().iterator(); keys.hasNext();) {
			long key = keys.next();
			if (key >= 0 && key % 3 != 0) {
				keys.remove();
				assertThat(removed.add(key)).isTrue();
			}
		}
		done.set(true);
		writer.get();

		this.view.keySet().removeIf((key) -> key < 0);
		assertThat(this.view).isEqualTo(stay);
		assertThat(removed).hasSize(ROUNDS - stay.size());
	}

	private void inParallel(Task task) throws Exception {
		List<Callable<Object>> tasks = new ArrayList<>();
		for (long thread = 0; thread < THREADS; thread++) {
			long number = thread;
			tasks.add(Executors.callable(() -> task.run(number)));
		}
		for (Future<Object> future : this.threads.invokeAll(tasks)) {
			future.get();
		}
	}

	/**
	 * What each thread does.
	 */
	private interface Task {

		void run(long thread);

	}

}
