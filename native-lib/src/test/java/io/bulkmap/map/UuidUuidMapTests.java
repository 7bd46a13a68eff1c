package io.bulkmap.map;

import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapType;
import io.bulkmap.UuidUuidBulkMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UuidUuidBulkMap} against a {@link HashMap}.
 */
class UuidUuidMapTests {

	private static final int STEPS = 300;

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	private final Map<UUID, UUID> model = new HashMap<>();

	private final SplittableRandom random = new SplittableRandom(1);

	@AfterEach
	void close() {
		this.factory.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void mapShouldDoWhatAHashMapDoes(int partitions) {
		UuidUuidBulkMap map = this.factory.map("test", MapType.UUID_UUID,
				BulkMapOptions.defaults().withPartitions(partitions));
		for (int step = 0; step < STEPS; step++) {
			UUID[] keys = uuids(this.random.nextInt(3000));
			UUID[] values = uuids(keys.length);
			long before = this.model.size();
			switch (this.random.nextInt(5)) {
				case 0 -> {
					long removed = removeAll(map, keys);
					for (UUID key : keys) {
						this.model.remove(key);
					}
					assertThat(removed).isEqualTo(before - this.model.size());
				}
				case 1 -> {
					long added = putAllIfAbsent(map, keys, values);
					for (int i = 0; i < keys.length; i++) {
						this.model.putIfAbsent(keys[i], values[i]);
					}
					assertThat(added).isEqualTo(this.model.size() - before);
				}
				default -> {
					long added = putAll(map, keys, values);
					for (int i = 0; i < keys.length; i++) {
						this.model.put(keys[i], values[i]);
					}
					assertThat(added).isEqualTo(this.model.size() - before);
				}
			}
			compare(map);
		}
		Map<UUID, UUID> entries = new HashMap<>();
		map.forEach((key, value) -> assertThat(entries.put(key, value)).as("twice").isNull());
		assertThat(entries).isEqualTo(this.model);
	}

	private void compare(UuidUuidBulkMap map) {
		assertThat(map.size()).isEqualTo(this.model.size());
		UUID[] keys = uuids(500);
		UUID[] expected = Stream.of(keys).map(this.model::get).toArray(UUID[]::new);
		long hits = Stream.of(keys).filter(this.model::containsKey).count();

		UUID[] values = uuids(500);
		assertThat(map.getAll(keys, values)).isEqualTo(hits);
		assertThat(values).isEqualTo(expected);

		long[] words = words(uuids(501));
		long[] before = words.clone();
		assertThat(map.getAll(shifted(keys), words, 1, 500)).isEqualTo(hits);
		LongBuffer buffer = LongBuffer.wrap(before.clone()).position(2);
		assertThat(map.getAll(LongBuffer.wrap(words(keys)), buffer)).isEqualTo(hits);
		assertThat(buffer.array()).isEqualTo(words);
		assertThat(uuid(words, 0)).isEqualTo(uuid(before, 0));
		for (int i = 0; i < 500; i++) {
			assertThat(uuid(words, i + 1)).isEqualTo((expected[i] != null) ? expected[i] : uuid(before, i + 1));
		}
		for (int i = 0; i < 20; i++) {
			assertThat(map.get(keys[i])).isEqualTo(expected[i]);
			assertThat(map.containsKey(keys[i])).isEqualTo(expected[i] != null);
		}
		boolean[] found = new boolean[500];
		assertThat(map.containsAll(keys, found)).isEqualTo(hits);
		changeSingly(map, keys[0], values[1]);
	}

	private void changeSingly(UuidUuidBulkMap map, UUID key, UUID value) {
		UUID other = (value != null) ? value : new UUID(5, 6);
		assertThat(map.putIfAbsent(key, other)).isEqualTo(this.model.putIfAbsent(key, other) == null);
		assertThat(map.remove(key)).isEqualTo(this.model.remove(key) != null);
		assertThat(map.put(key, other)).isEqualTo(this.model.put(key, other) == null);
		assertThat(map.put(key, key)).isFalse();
		this.model.put(key, key);
	}

	private long putAll(UuidUuidBulkMap map, UUID[] keys, UUID[] values) {
		return switch (this.random.nextInt(3)) {
			case 0 -> map.putAll(keys, values);
			case 1 -> map.putAll(shifted(keys), shifted(values), 1, keys.length);
			default -> map.putAll(LongBuffer.wrap(words(keys)), LongBuffer.wrap(words(values)));
		};
	}

	private long putAllIfAbsent(UuidUuidBulkMap map, UUID[] keys, UUID[] values) {
		return switch (this.random.nextInt(3)) {
			case 0 -> map.putAllIfAbsent(keys, values);
			case 1 -> map.putAllIfAbsent(shifted(keys), shifted(values), 1, keys.length);
			default -> map.putAllIfAbsent(LongBuffer.wrap(words(keys)), LongBuffer.wrap(words(values)));
		};
	}

	private long removeAll(UuidUuidBulkMap map, UUID[] keys) {
		return switch (this.random.nextInt(3)) {
			case 0 -> map.removeAll(keys);
			case 1 -> map.removeAll(shifted(keys), 1, keys.length);
			default -> map.removeAll(LongBuffer.wrap(words(keys)));
		};
	}

	private UUID[] uuids(int count) {
		return Stream.generate(() -> new UUID(this.random.nextInt(100), this.random.nextInt(100)))
			.limit(count)
			.toArray(UUID[]::new);
	}

	private static UUID uuid(long[] words, int index) {
		return new UUID(words[2 * index], words[2 * index + 1]);
	}

	private static long[] words(UUID[] uuids) {
		return Stream.of(uuids)
			.flatMapToLong((uuid) -> LongStream.of(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()))
			.toArray();
	}

	private static long[] shifted(UUID[] uuids) {
		long[] words = words(uuids);
		long[] shifted = new long[words.length + 2];
		System.arraycopy(words, 0, shifted, 2, words.length);
		return shifted;
	}

}
