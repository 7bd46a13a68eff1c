package io.bulkmap.map;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OffHeapLongLongBulkMap} with several threads at once. Every value that
 * is ever written says which key it belongs to, so that a torn or mistaken read shows.
 */
@Timeout(60)
class ConcurrencyTests {

	private static final int KEYS = 5000;

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final AtomicBoolean stop = new AtomicBoolean();

	@AfterEach
	void close() {
		this.threads.shutdownNow();
		this.factory.close();
	}

	@Test
	void readersShouldOnlySeeWhatWasWritten() throws Exception {
		LongLongBulkMap map = this.factory.longLongMap("test");
		List<Future<Long>> running = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			running.add(this.threads.submit(repeat(() -> write(map))));
			running.add(this.threads.submit(repeat(() -> readSingly(map))));
			running.add(this.threads.submit(repeat(() -> readInBulk(map))));
		}
		running.add(this.threads.submit(repeat(map::clear)));

		TimeUnit.SECONDS.sleep(2);
		this.stop.set(true);

		for (Future<Long> future : running) {
			assertThat(future.get()).isPositive();
		}
	}

	@Test
	void closeShouldEndEveryRunningThreadWithItsException() throws Exception {
		for (int round = 0; round < 200; round++) {
			LongLongBulkMap map = this.factory.longLongMap("test");
			List<Future<?>> running = new ArrayList<>();
			running.add(this.threads.submit(() -> untilClosed(() -> write(map))));
			running.add(this.threads.submit(() -> untilClosed(() -> readSingly(map))));
			running.add(this.threads.submit(() -> untilClosed(() -> readInBulk(map))));
			TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextInt(3000));

			map.close();

			for (Future<?> future : running) {
				future.get();
			}
		}
	}

	private Callable<Long> repeat(Runnable operation) {
		return () -> {
			long count = 0;
			while (!this.stop.get()) {
				operation.run();
				count++;
			}
			return count;
		};
	}

	private static void untilClosed(Runnable operation) {
		try {
			while (true) {
				operation.run();
			}
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasMessage("Map 'test' is closed");
		}
	}

	private static void write(LongLongBulkMap map) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		long[] keys = random.longs(random.nextInt(500), 0, KEYS).toArray();
		long[] values = new long[keys.length];
		for (int i = 0; i < keys.length; i++) {
			values[i] = value(keys[i], random.nextInt(1000));
		}
		map.putAll(keys, values);
		long key = random.nextInt(KEYS);
		map.put(key, value(key, 7));
		map.remove(random.nextInt(KEYS));
	}

	private static void readSingly(LongLongBulkMap map) {
		long key = ThreadLocalRandom.current().nextInt(KEYS);
		check(key, map.get(key, -1));
		map.containsKey(key);
	}

	private static void readInBulk(LongLongBulkMap map) {
		long[] keys = ThreadLocalRandom.current().longs(300, 0, KEYS).toArray();
		long[] values = new long[keys.length];
		map.getAll(keys, values, -1);
		for (int i = 0; i < keys.length; i++) {
			check(keys[i], values[i]);
		}
	}

	private static long value(long key, long version) {
		return version * KEYS + key;
	}

	private static void check(long key, long value) {
		if (value != -1 && value % KEYS != key) {
			throw new AssertionError("key " + key + " has value " + value);
		}
	}

}
