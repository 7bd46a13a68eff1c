package io.bulkmap.map;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.google.common.collect.testing.ConcurrentMapTestSuiteBuilder;
import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.TestMapGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.MapFeature;
import io.bulkmap.BulkMap;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Codec;
import io.bulkmap.kernel.JavaKernel;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests that {@link BulkMap#asMap()} does what Guava demands of a map and of its
 * collections, for keys and values of several types.
 */
class TypedMapConformanceTests {

	private static final Codec<Point> POINTS = Codec.of(
			(point) -> ByteBuffer.allocate(8).putInt(point.x()).putInt(point.y()).array(),
			(bytes) -> new Point(ByteBuffer.wrap(bytes).getInt(0), ByteBuffer.wrap(bytes).getInt(4)));

	private static final Codec<ByteBuffer> BUFFERS = Codec.of(ByteBuffer::array, ByteBuffer::wrap);

	@TestFactory
	Stream<DynamicNode> viewShouldBeAConcurrentMap() {
		return Stream.of(
				node("String to Long",
						new Maps<>(Codec.strings(), Codec.longs(), new String[0], new Long[0],
								List.of("", "one", "\ud800", "\u00e9\0", "\ud83d\ude00"),
								List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L))),
				node("UUID to String",
						new Maps<>(Codec.uuids(), Codec.strings(), new UUID[0], new String[0],
								List.of(new UUID(0, 0), new UUID(0, 1), new UUID(1, 0), new UUID(-1, -1),
										new UUID(0, -1)),
								List.of("one", "", "\udc00", "a string that is too long for its place", "\u20ac"))),
				node("Long to bytes",
						new Maps<>(Codec.longs(), BUFFERS, new Long[0], new ByteBuffer[0],
								List.of(0L, Long.MIN_VALUE, -1L, Long.MAX_VALUE, 1L),
								Stream.of("", "0", "00000000", "000000001", "-")
									.map((text) -> ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
									.toList())),
				node("record to record",
						new Maps<>(POINTS, POINTS, new Point[0], new Point[0],
								List.of(new Point(0, 0), new Point(0, 1), new Point(1, 0), new Point(-1, 0),
										new Point(2, 2)),
								List.of(new Point(0, 0), new Point(5, 1), new Point(1, 5), new Point(-5, 0),
										new Point(5, 5)))));
	}

	private static <K, V> DynamicNode node(String name, Maps<K, V> maps) {
		MapTestSuiteBuilder<K, V> suite = ConcurrentMapTestSuiteBuilder.using(maps)
			.named(name)
			.withFeatures(MapFeature.GENERAL_PURPOSE, CollectionFeature.SUPPORTS_ITERATOR_REMOVE, CollectionSize.ANY);
		return MapConformanceTests.node(suite.createTestSuite());
	}

	/**
	 * A key or value of a user.
	 */
	private record Point(int x, int y) {
	}

	/**
	 * Makes views with the entries that a test asks for.
	 *
	 * @param <K> type of the keys
	 * @param <V> type of the values
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record Maps<K, V>(Codec<K> keyCodec, Codec<V> valueCodec, K[] keyArray, V[] valueArray, List<K> keys,
			List<V> values) implements TestMapGenerator<K, V> {

		@Override
		public SampleElements<Map.Entry<K, V>> samples() {
			List<Map.Entry<K, V>> entries = new ArrayList<>();
			for (int i = 0; i < this.keys.size(); i++) {
				entries.add(Map.entry(this.keys.get(i), this.values.get(i)));
			}
			return new SampleElements<>(entries.get(0), entries.get(1), entries.get(2), entries.get(3), entries.get(4));
		}

		@Override
		@SuppressWarnings("unchecked")
		public Map<K, V> create(Object... elements) {
			BulkMap<K, V> map = TestMaps.createBytes("test", BulkMapOptions.defaults(), new JavaKernel())
				.as(this.keyCodec, this.valueCodec);
			for (Object element : elements) {
				Map.Entry<K, V> entry = (Map.Entry<K, V>) element;
				map.put(entry.getKey(), entry.getValue());
			}
			return map.asMap();
		}

		@Override
		@SuppressWarnings({ "unchecked", "rawtypes" })
		public Map.Entry<K, V>[] createArray(int length) {
			return new Map.Entry[length];
		}

		@Override
		public K[] createKeyArray(int length) {
			return Arrays.copyOf(this.keyArray, length);
		}

		@Override
		public V[] createValueArray(int length) {
			return Arrays.copyOf(this.valueArray, length);
		}

		@Override
		public Iterable<Map.Entry<K, V>> order(List<Map.Entry<K, V>> insertionOrder) {
			return insertionOrder;
		}

	}

}
