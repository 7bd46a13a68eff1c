package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapListener;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BulkOperation;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.OffHeapMap;
import io.bulkmap.OperationStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link BulkCalls} and {@link Listeners}, by what a listener and statistics
 * say.
 */
class BulkCallsTests {

	private static final int KEYS = 1000;

	private final List<String> heard = new ArrayList<>();

	@ParameterizedTest
	@EnumSource
	void bulkCallShouldBeCountedAndTold(BulkOperation operation) {
		try (BulkMapFactory factory = BulkMapFactory.builder().listener(new Hearing("", true)).build()) {
			LongLongBulkMap map = factory.longLongMap("test", BulkMapOptions.defaults().withExpectedEntries(KEYS));
			this.heard.clear();
			call(map, operation, KEYS);
			callWithBuffers(map, operation, ByteBuffer.allocateDirect(8 * KEYS).asLongBuffer());
			callWithBuffers(map, operation, LongBuffer.allocate(KEYS));

			String told = "test %s %d".formatted(operation.id(), KEYS);
			assertThat(this.heard).containsExactly("started " + told, "ended " + told, "started " + told,
					"ended " + told, "started " + told, "ended " + told);
			assertThat(map.statistics().operations()).extracting(OperationStatistics::operation)
				.containsExactly(BulkOperation.values());
			assertThat(map.statistics().operations()).allSatisfy((statistics) -> assertThat(statistics.calls())
				.isEqualTo((statistics.operation() == operation) ? 3 : 0));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void callsShouldBeCountedByTheKernelThatTheyAreLongEnoughFor(int partitions) {
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			LongLongBulkMap map = factory.longLongMap("test", BulkMapOptions.defaults().withPartitions(partitions));
			int nativeFrom = map.statistics().nativeFrom() * partitions;
			boolean hasNative = nativeFrom > 0;

			call(map, BulkOperation.PUT, Math.max(nativeFrom, 1));
			call(map, BulkOperation.PUT, Math.max(nativeFrom, 1) - 1);
			call(map, BulkOperation.PUT, Math.max(nativeFrom, 1) - 1);

			assertThat(map.statistics().operations())
				.contains(new OperationStatistics(BulkOperation.PUT, hasNative ? 1 : 0, hasNative ? 2 : 3));
			factory.useKernel(KernelChoice.JAVA);
			call(map, BulkOperation.PUT, KEYS);
			assertThat(map.statistics().operations())
				.contains(new OperationStatistics(BulkOperation.PUT, hasNative ? 1 : 0, hasNative ? 3 : 4));
		}
	}

	@Test
	void singleOperationsShouldNotBeTold() {
		try (BulkMapFactory factory = BulkMapFactory.builder().listener(new Hearing("", true)).build()) {
			LongLongBulkMap map = factory.longLongMap("test");
			this.heard.clear();
			map.put(1, 10);
			map.add(1, 10);
			map.get(1, -1);
			map.remove(1);

			assertThat(this.heard).isEmpty();
			assertThat(map.statistics().operations()).allMatch((statistics) -> statistics.calls() == 0);
		}
	}

	@Test
	void callWithWrongArgumentsShouldNotCount() {
		try (BulkMapFactory factory = BulkMapFactory.builder().listener(new Hearing("", true)).build()) {
			LongLongBulkMap map = factory.longLongMap("test");
			this.heard.clear();

			assertThatNullPointerException().isThrownBy(() -> map.putAll(null, new long[1]));

			assertThat(this.heard).isEmpty();
			assertThat(map.statistics().operations()).allMatch((statistics) -> statistics.calls() == 0);
		}
	}

	@Test
	void failureShouldBeTold() {
		try (BulkMapFactory factory = BulkMapFactory.builder().listener(new Hearing("", true)).build()) {
			LongLongBulkMap map = factory.longLongMap("test", BulkMapOptions.defaults().withMemoryLimit(20_000));
			this.heard.clear();

			assertThatExceptionOfType(MapCapacityException.class)
				.isThrownBy(() -> call(map, BulkOperation.PUT, 100_000));

			assertThat(this.heard).containsExactly("started test put 100000",
					"failed test put 100000 MapCapacityException");
		}
	}

	@Test
	void callsOfAClosedMapShouldFailAndBeTold() {
		try (BulkMapFactory factory = BulkMapFactory.builder().listener(new Hearing("", true)).build()) {
			LongLongBulkMap map = factory.longLongMap("test");
			map.close();
			this.heard.clear();
			for (BulkOperation operation : BulkOperation.values()) {
				assertThatIllegalStateException().isThrownBy(() -> call(map, operation, 1));
				assertThatIllegalStateException()
					.isThrownBy(() -> callWithBuffers(map, operation, ByteBuffer.allocateDirect(8).asLongBuffer()));
			}

			assertThat(this.heard).hasSize(4 * BulkOperation.values().length)
				.filteredOn((message) -> message.startsWith("failed "))
				.hasSize(2 * BulkOperation.values().length)
				.allMatch((message) -> message.endsWith(" IllegalStateException"));
		}
	}

	@Test
	void listenersShouldBeToldInOrderAndOnlyOfWhatTheyWant() {
		try (BulkMapFactory factory = BulkMapFactory.builder()
			.listener(new Hearing("a ", true))
			.listener(new Hearing("b ", false))
			.listener(new Hearing("c ", true))
			.build()) {
			LongLongBulkMap map = factory.longLongMap("test");
			call(map, BulkOperation.GET, 1);
			map.close();
			map.close();
		}
		assertThat(this.heard).containsExactly("a kernel", "b kernel", "c kernel", "a created test", "b created test",
				"c created test", "a started test get 1", "b started test get 1", "c started test get 1",
				"a ended test get 1", "c ended test get 1", "a closed test", "b closed test", "c closed test");
	}

	@Test
	void closeOfTheFactoryShouldTellOfEachMapOnce() {
		BulkMapFactory factory = BulkMapFactory.builder().listener(new Hearing("", false)).build();
		factory.longLongMap("a");
		factory.longLongMap("b").close();
		factory.close();
		factory.close();

		assertThat(this.heard).containsExactly("kernel", "created a", "created b", "closed b", "closed a");
	}

	@Test
	void choiceOfAnotherKernelShouldBeTold() {
		List<KernelInfo> chosen = new ArrayList<>();
		BulkMapListener listener = new BulkMapListener() {

			@Override
			public void kernelChosen(KernelInfo kernel) {
				chosen.add(kernel);
			}

		};
		try (BulkMapFactory factory = BulkMapFactory.builder().listener(listener).build()) {
			KernelInfo first = factory.kernel();
			KernelInfo second = factory.useKernel(KernelChoice.JAVA);

			assertThat(chosen).containsExactly(first, second);
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { IllegalStateException.class, AssertionError.class })
	void whatAListenerThrowsShouldChangeNothing(Class<? extends Throwable> type) {
		BulkMapListener failing = new FailingListener(type);
		Hearing hearing = new Hearing("", true);
		try (BulkMapFactory factory = BulkMapFactory.builder().listener(failing).listener(hearing).build()) {
			LongLongBulkMap map = factory.longLongMap("test", BulkMapOptions.defaults().withExpectedEntries(1));
			call(map, BulkOperation.PUT, KEYS);

			assertThat(map.size()).isEqualTo(KEYS);
			map.reserve(100_000);
			assertThat(map.size()).isEqualTo(KEYS);
			map.close();
		}
		assertThat(this.heard).contains("kernel", "created test", "ended test put 1000", "grown test 1000",
				"closed test");
	}

	@Test
	void growthShouldBeToldAndCounted() {
		try (BulkMapFactory factory = BulkMapFactory.builder().listener(new Hearing("", false)).build()) {
			LongLongBulkMap map = factory.longLongMap("test", BulkMapOptions.defaults().withExpectedEntries(100));
			call(map, BulkOperation.PUT, 100);
			assertThat(map.statistics().growths()).isZero();
			this.heard.clear();

			map.reserve(10_000);

			assertThat(this.heard).containsExactly("grown test 100");
			assertThat(map.statistics().growths()).isOne();
			assertThat(map.statistics().movedEntries()).isEqualTo(100);
			map.trim();
			assertThat(map.statistics().growths()).isEqualTo(2);
			assertThat(map.statistics().movedEntries()).isEqualTo(200);
		}
	}

	@Test
	void movedEntriesShouldGrowDuringAMoveAndEndWithAllOfThem() {
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			LongLongBulkMap map = factory.longLongMap("test", BulkMapOptions.defaults().withExpectedEntries(100_000));
			long entries = map.statistics().capacity() + 1;
			for (long key = 0; key < entries; key++) {
				map.put(key, key);
			}
			assertThat(map.statistics().growingPartitions()).isOne();
			long before = map.statistics().movedEntries();
			map.put(-1, -1);
			map.put(-2, -2);
			assertThat(map.statistics().movedEntries()).isBetween(before + 1, entries);
			assertThat(map.statistics().growths()).isZero();
			call(map, BulkOperation.PUT, 100_000);

			assertThat(map.statistics().growingPartitions()).isZero();
			assertThat(map.statistics().growths()).isOne();
			assertThat(map.statistics().movedEntries()).isBetween(entries, entries + 2);
		}
	}

	@Test
	void listenersShouldBeFewEnough() {
		BulkMapFactory.Builder builder = BulkMapFactory.builder();
		for (int i = 0; i < 32; i++) {
			builder.listener(new Hearing(i + " ", true));
		}

		assertThatIllegalStateException().isThrownBy(() -> builder.listener(new Hearing("", true)))
			.withMessage("There are 32 listeners already");
		try (BulkMapFactory factory = builder.build()) {
			call(factory.longLongMap("test"), BulkOperation.GET, 1);
		}
		assertThat(this.heard).contains("0 ended test get 1", "31 ended test get 1");
	}

	private static void call(LongLongBulkMap map, BulkOperation operation, int length) {
		long[] keys = new long[length];
		for (int i = 0; i < length; i++) {
			keys[i] = i;
		}
		switch (operation) {
			case GET -> map.getAll(keys, keys, -1);
			case CONTAINS -> map.containsAll(keys, new boolean[length]);
			case PUT -> map.putAll(keys, keys);
			case PUT_IF_ABSENT -> map.putAllIfAbsent(keys, keys);
			case ADD -> map.addAll(keys, keys);
			case MIN -> map.minAll(keys, keys);
			case MAX -> map.maxAll(keys, keys);
			case REMOVE -> map.removeAll(keys);
		}
	}

	private static void callWithBuffers(LongLongBulkMap map, BulkOperation operation, LongBuffer keys) {
		switch (operation) {
			case GET -> map.getAll(keys, keys, -1);
			case CONTAINS -> map.containsAll(keys, new boolean[keys.remaining()]);
			case PUT -> map.putAll(keys, keys);
			case PUT_IF_ABSENT -> map.putAllIfAbsent(keys, keys);
			case ADD -> map.addAll(keys, keys);
			case MIN -> map.minAll(keys, keys);
			case MAX -> map.maxAll(keys, keys);
			case REMOVE -> map.removeAll(keys);
		}
	}

	/**
	 * Writes down what it is told.
	 */
	private final class Hearing implements BulkMapListener {

		private final String name;

		private final boolean interested;

		Hearing(String name, boolean interested) {
			this.name = name;
			this.interested = interested;
		}

		private void hear(String message) {
			BulkCallsTests.this.heard.add(this.name + message);
		}

		@Override
		public void mapCreated(OffHeapMap map) {
			hear("created " + map.name());
		}

		@Override
		public void mapClosed(OffHeapMap map) {
			hear("closed " + map.name());
		}

		@Override
		public boolean bulkCallStarted(OffHeapMap map, BulkOperation operation, int keys) {
			hear("started %s %s %d".formatted(map.name(), operation.id(), keys));
			return this.interested;
		}

		@Override
		public void bulkCallEnded(OffHeapMap map, BulkOperation operation, int keys, long nanos) {
			assertThat(nanos).isPositive();
			hear("ended %s %s %d".formatted(map.name(), operation.id(), keys));
		}

		@Override
		public void bulkCallFailed(OffHeapMap map, BulkOperation operation, int keys, long nanos, Throwable failure) {
			assertThat(nanos).isPositive();
			hear("failed %s %s %d %s".formatted(map.name(), operation.id(), keys, failure.getClass().getSimpleName()));
		}

		@Override
		public void growthEnded(OffHeapMap map, long capacity, long entries, long nanos) {
			assertThat(capacity).isPositive();
			assertThat(nanos).isPositive();
			hear("grown %s %d".formatted(map.name(), entries));
		}

		@Override
		public void kernelChosen(KernelInfo kernel) {
			hear("kernel");
		}

	}

	/**
	 * Fails whatever it is told.
	 */
	private static final class FailingListener implements BulkMapListener {

		private final Class<? extends Throwable> type;

		FailingListener(Class<? extends Throwable> type) {
			this.type = type;
		}

		private void fail() {
			if (this.type == AssertionError.class) {
				throw new AssertionError("expected");
			}
			throw new IllegalStateException("expected");
		}

		@Override
		public void mapCreated(OffHeapMap map) {
			fail();
		}

		@Override
		public void mapClosed(OffHeapMap map) {
			fail();
		}

		@Override
		public boolean bulkCallStarted(OffHeapMap map, BulkOperation operation, int keys) {
			fail();
			return true;
		}

		@Override
		public void growthEnded(OffHeapMap map, long capacity, long entries, long nanos) {
			fail();
		}

		@Override
		public void kernelChosen(KernelInfo kernel) {
			fail();
		}

	}

}
