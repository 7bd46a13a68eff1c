package io.bulkmap.map;

import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.OffHeapMap;
import io.bulkmap.Requirement;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that single operations of several threads have the results that they could have
 * one after the other, in an order that respects which of them ended before another one
 * began.
 * <p>
 * Lincheck makes scenarios, runs each of them very often and looks for such an order. It
 * cannot run them in every order instead, because it does not see accesses to memory
 * outside the heap. {@code -Dbulkmap.test.scenarios} says how many.
 */
class LinearizabilityTests {

	private static final int SCENARIOS = Integer.getInteger("bulkmap.test.scenarios", 3);

	private static final int RUNS = 500;

	// More than the first table takes, so that it is replaced within a scenario.
	private static final String KEYS = "0:9";

	private static BulkMapOptions options = BulkMapOptions.defaults();

	@ParameterizedTest
	@MethodSource("io.bulkmap.map.MapVariants#forManyThreads")
	void singleOperationsShouldBeLinearizable(BulkMapOptions variant) throws Exception {
		requireAgent();
		options = variant;
		new StressOptions().iterations(SCENARIOS)
			.invocationsPerIteration(RUNS)
			.actorsBefore(4)
			.threads(2)
			.actorsPerThread(5)
			.actorsAfter(3)
			.sequentialSpecification(Specification.class)
			.check(Subject.class);
	}

	// Lincheck needs one; loading it starts a process that an emulated JVM cannot start.
	// By
	// name, because the class has annotations that javac cannot find.
	private static void requireAgent() throws ReflectiveOperationException {
		try {
			Class.forName("net.bytebuddy.agent.ByteBuddyAgent").getMethod("install").invoke(null);
		}
		catch (InvocationTargetException ex) {
			Requirement.require("agent", "this JVM loads no agent: " + ex.getCause());
		}
	}

	// That of several partitions is the sum of theirs.
	private static boolean isSizeOfOneMoment() {
		return options.partitions() <= 1;
	}

	/**
	 * The operations of a new map. There is one for every run of a scenario, and Lincheck
	 * does not say when it is done: so a factory closes the old ones.
	 */
	@Param(name = "key", gen = IntGen.class, conf = KEYS)
	@Param(name = "value", gen = IntGen.class, conf = "1:3")
	public static class Subject {

		private static final int OPEN = 100;

		private static final BulkMapFactory factory = BulkMapFactory.builder().build();

		private static final AtomicInteger counter = new AtomicInteger();

		private final LongLongBulkMap map;

		public Subject() {
			int number = counter.getAndIncrement();
			factory.find("map" + (number - OPEN)).ifPresent(OffHeapMap::close);
			this.map = factory.longLongMap("map" + number, options);
		}

		@Operation
		public long get(@Param(name = "key") int key) {
			return this.map.get(key, -1);
		}

		@Operation
		public boolean containsKey(@Param(name = "key") int key) {
			return this.map.containsKey(key);
		}

		@Operation
		public boolean put(@Param(name = "key") int key, @Param(name = "value") int value) {
			return this.map.put(key, value);
		}

		@Operation
		public boolean putIfAbsent(@Param(name = "key") int key, @Param(name = "value") int value) {
			return this.map.putIfAbsent(key, value);
		}

		@Operation
		public boolean add(@Param(name = "key") int key, @Param(name = "value") int value) {
			return this.map.add(key, value);
		}

		@Operation
		public boolean remove(@Param(name = "key") int key) {
			return this.map.remove(key);
		}

		@Operation
		public long size() {
			return isSizeOfOneMoment() ? this.map.size() : 0;
		}

	}

	/**
	 * The same one after the other.
	 */
	public static class Specification {

		private final Map<Long, Long> map = new HashMap<>();

		public long get(int key) {
			return this.map.getOrDefault((long) key, -1L);
		}

		public boolean containsKey(int key) {
			return this.map.containsKey((long) key);
		}

		public boolean put(int key, int value) {
			return this.map.put((long) key, (long) value) == null;
		}

		public boolean putIfAbsent(int key, int value) {
			return this.map.putIfAbsent((long) key, (long) value) == null;
		}

		public boolean add(int key, int value) {
			boolean added = !this.map.containsKey((long) key);
			this.map.merge((long) key, (long) value, Long::sum);
			return added;
		}

		public boolean remove(int key) {
			return this.map.remove((long) key) != null;
		}

		public long size() {
			return isSizeOfOneMoment() ? this.map.size() : 0;
		}

	}

}
