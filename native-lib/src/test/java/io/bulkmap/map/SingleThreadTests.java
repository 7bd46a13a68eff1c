package io.bulkmap.map;

import java.util.ArrayList;
import java.util.List;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongLongCursor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for maps that one thread uses, without locks.
 */
class SingleThreadTests {

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	@AfterEach
	void close() {
		this.factory.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void everyOperationOfAnotherThreadShouldBeRefused(int partitions) throws Exception {
		LongLongBulkMap map = map(partitions);
		map.put(1, 2);
		LongLongCursor cursor = map.cursor();

		List<Throwable> failures = onAnotherThread(operations(map, cursor));

		assertThat(failures).hasSize(operations(map, cursor).size())
			.allSatisfy((failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class)
				.hasMessageStartingWith(
						"Map 'single' is for a single thread: it belongs to " + Thread.currentThread() + ", not to "));
		assertThat(map.get(1, 0)).isEqualTo(2);
		assertThat(map.size()).isEqualTo(1);
	}

	@Test
	void everyOperationOfItsOwnThreadShouldWork() {
		LongLongBulkMap map = map(2);

		operations(map, map.cursor()).forEach(Runnable::run);

		assertThat(map.size()).isZero();
	}

	@Test
	void mapShouldBelongToTheFirstThreadThatUsesIt() throws Exception {
		LongLongBulkMap map = map(1);

		assertThat(onAnotherThread(List.of(() -> map.put(1, 2), () -> map.get(1, 0)))).isEmpty();

		assertThatIllegalStateException().isThrownBy(() -> map.get(1, 0))
			.withMessageStartingWith("Map 'single' is for a single thread: it belongs to ");
	}

	@Test
	void anyThreadShouldBeAllowedToLookAtIt() throws Exception {
		LongLongBulkMap map = map(4);

		assertThat(map.size()).isZero();
		assertThat(map.statistics().size()).isZero();

		assertThat(onAnotherThread(List.of(() -> map.put(1, 2)))).isEmpty();
		assertThat(map.size()).isEqualTo(1);
		assertThat(map.statistics().size()).isEqualTo(1);
	}

	@Test
	void anyThreadShouldBeAllowedToCloseIt() throws Exception {
		LongLongBulkMap map = map(1);
		map.put(1, 2);

		assertThat(onAnotherThread(List.of(map::close))).isEmpty();

		assertThatIllegalStateException().isThrownBy(() -> map.get(1, 0)).withMessage("Map 'single' is closed");
	}

	private LongLongBulkMap map(int partitions) {
		return this.factory.longLongMap("single",
				BulkMapOptions.defaults().withSingleThread(true).withPartitions(partitions));
	}

	private static List<Runnable> operations(LongLongBulkMap map, LongLongCursor cursor) {
		long[] some = { 1, 2, 3 };
		return List.of(() -> map.get(1, 0), () -> map.containsKey(1), () -> map.put(1, 3), () -> map.putIfAbsent(1, 3),
				() -> map.add(1, 3), () -> map.remove(1), () -> map.putAll(some, some),
				() -> map.putAllIfAbsent(some, some), () -> map.addAll(some, some), () -> map.minAll(some, some),
				() -> map.maxAll(some, some), () -> map.getAll(some, new long[3], 0),
				() -> map.containsAll(some, new boolean[3]), () -> map.removeAll(some), map::cursor,
				() -> cursor.next(new long[1], new long[1]), () -> map.forEach((key, value) -> {
				}), () -> map.reserve(100_000), map::trim, map::clear);
	}

	private static List<Throwable> onAnotherThread(List<Runnable> operations) throws InterruptedException {
		List<Throwable> failures = new ArrayList<>();
		Thread thread = new Thread(() -> {
			for (Runnable operation : operations) {
				try {
					operation.run();
				}
				catch (RuntimeException ex) {
					failures.add(ex);
				}
			}
		});
		thread.start();
		thread.join();
		return failures;
	}

}
