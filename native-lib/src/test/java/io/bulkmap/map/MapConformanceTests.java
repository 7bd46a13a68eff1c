package io.bulkmap.map;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.google.common.collect.testing.ConcurrentMapTestSuiteBuilder;
import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.TestMapGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.MapFeature;
import com.google.common.collect.testing.testers.CollectionAddAllTester;
import com.google.common.collect.testing.testers.CollectionAddTester;
import com.google.common.testing.SerializableTester;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.kernel.JavaKernel;
import junit.framework.Test;
import junit.framework.TestFailure;
import junit.framework.TestResult;
import junit.framework.TestSuite;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests that {@link LongLongBulkMap#asMap()} does what Guava demands of a map, of its
 * collections and of what is read after it was serialised.
 */
class MapConformanceTests {

	@TestFactory
	DynamicNode viewShouldBeAConcurrentMap() {
		return node(suite("asMap", UnaryOperator.identity()).createTestSuite());
	}

	// Guava leaves these three out for every ConcurrentHashMap: its set of entries,
	// unlike
	// that of any other map, can be added to.
	@TestFactory
	DynamicNode whatIsReadShouldBeAConcurrentMap() {
		return node(suite("read", SerializableTester::reserialize)
			.suppressing(CollectionAddTester.getAddUnsupportedNotPresentMethod(),
					CollectionAddAllTester.getAddAllUnsupportedNonePresentMethod(),
					CollectionAddAllTester.getAddAllUnsupportedSomePresentMethod())
			.createTestSuite());
	}

	private static MapTestSuiteBuilder<Long, Long> suite(String name, UnaryOperator<Map<Long, Long>> change) {
		return ConcurrentMapTestSuiteBuilder.using(new Maps(change))
			.named(name)
			.withFeatures(MapFeature.GENERAL_PURPOSE, CollectionFeature.SUPPORTS_ITERATOR_REMOVE, CollectionSize.ANY);
	}

	static DynamicNode node(Test test) {
		if (test instanceof TestSuite suite) {
			Stream<DynamicNode> parts = Collections.list(suite.tests()).stream().map(MapConformanceTests::node);
			return DynamicContainer.dynamicContainer(suite.getName(), parts);
		}
		return DynamicTest.dynamicTest(test.toString(), () -> run(test));
	}

	private static void run(Test test) throws Throwable {
		TestResult result = new TestResult();
		test.run(result);
		for (TestFailure failure : Collections.list(result.errors())) {
			throw failure.thrownException();
		}
		for (TestFailure failure : Collections.list(result.failures())) {
			throw failure.thrownException();
		}
	}

	/**
	 * Makes views with the entries that a test asks for, and something else of them.
	 */
	private static final class Maps implements TestMapGenerator<Long, Long> {

		private final UnaryOperator<Map<Long, Long>> change;

		Maps(UnaryOperator<Map<Long, Long>> change) {
			this.change = change;
		}

		// Key 0 and the ends of the range, and as values those that the view takes for
		// missing ones.
		@Override
		public SampleElements<Map.Entry<Long, Long>> samples() {
			return new SampleElements<>(Map.entry(0L, LongLongMapView.MISSING),
					Map.entry(Long.MIN_VALUE, LongLongMapView.ALSO_MISSING), Map.entry(-1L, 0L),
					Map.entry(Long.MAX_VALUE, Long.MIN_VALUE), Map.entry(1L, -1L));
		}

		@Override
		public Map<Long, Long> create(Object... elements) {
			LongLongBulkMap map = TestMaps.create("test", BulkMapOptions.defaults(), new JavaKernel());
			for (Object element : elements) {
				Map.Entry<?, ?> entry = (Map.Entry<?, ?>) element;
				map.put((Long) entry.getKey(), (Long) entry.getValue());
			}
			return this.change.apply(map.asMap());
		}

		@Override
		@SuppressWarnings({ "unchecked", "rawtypes" })
		public Map.Entry<Long, Long>[] createArray(int length) {
			return new Map.Entry[length];
		}

		@Override
		public Long[] createKeyArray(int length) {
			return new Long[length];
		}

		@Override
		public Long[] createValueArray(int length) {
			return new Long[length];
		}

		@Override
		public Iterable<Map.Entry<Long, Long>> order(List<Map.Entry<Long, Long>> insertionOrder) {
			return insertionOrder;
		}

	}

}
