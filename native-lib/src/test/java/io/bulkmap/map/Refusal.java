package io.bulkmap.map;

import java.util.List;
import java.util.function.Consumer;

import io.bulkmap.LongLongBulkMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * How a closed map refuses.
 */
final class Refusal {

	private static final long[] SHORT = { 0, 1 };

	// Long enough for a native kernel.
	private static final long[] LONG = new long[100];

	private static final List<Consumer<LongLongBulkMap>> CALLS = List.of((map) -> map.get(0, 0),
			(map) -> map.containsKey(1), (map) -> map.put(0, 0), (map) -> map.putIfAbsent(1, 0), (map) -> map.add(1, 1),
			(map) -> map.remove(0), (map) -> map.putAll(SHORT, SHORT), (map) -> map.putAll(LONG, LONG),
			(map) -> map.putAllIfAbsent(LONG, LONG), (map) -> map.addAll(LONG, LONG), (map) -> map.minAll(LONG, LONG),
			(map) -> map.maxAll(LONG, LONG), (map) -> map.removeAll(SHORT), (map) -> map.removeAll(LONG),
			(map) -> map.getAll(LONG, new long[LONG.length], 0),
			(map) -> map.containsAll(LONG, new boolean[LONG.length]), (map) -> map.forEach((key, value) -> {
			}), LongLongBulkMap::cursor, LongLongBulkMap::size, (map) -> map.reserve(1), LongLongBulkMap::trim,
			LongLongBulkMap::clear, LongLongBulkMap::statistics);

	private Refusal() {
	}

	static void checkAll(LongLongBulkMap map) {
		map.close();
		for (Consumer<LongLongBulkMap> call : CALLS) {
			assertThatIllegalStateException().isThrownBy(() -> call.accept(map))
				.satisfies((refusal) -> check(refusal, map.name()));
		}
	}

	static void check(IllegalStateException refusal, String name) {
		assertThat(refusal).hasMessage("Map '" + name + "' is closed");
	}

}
