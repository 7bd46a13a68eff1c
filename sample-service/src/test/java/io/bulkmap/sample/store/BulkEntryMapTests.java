package io.bulkmap.sample.store;

import java.nio.LongBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongLongCursor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link BulkEntryMap}: which failures are those of a deleted map.
 */
class BulkEntryMapTests {

	private final BulkMapFactory factory = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build();

	@AfterEach
	void closeFactory() {
		this.factory.close();
	}

	@Test
	void everyCallWhenMapIsDeletedShouldSaySo() {
		EntryMap map = EntryMap.of(this.factory.longLongMap("test"));
		LongBuffer one = LongBuffer.wrap(new long[1]);
		LongLongCursor cursor = map.cursor();
		map.delete();
		map.delete();

		List<ThrowingCallable> calls = List.of(map::size, () -> map.putAll(one, one),
				() -> map.putAllIfAbsent(one, one), () -> map.addAll(one, one), () -> map.minAll(one, one),
				() -> map.maxAll(one, one), () -> map.removeAll(one), () -> map.getAll(one, one, 0), map::cursor,
				() -> cursor.next(new long[1], new long[1]));

		for (ThrowingCallable call : calls) {
			assertThatExceptionOfType(MapDeletedException.class).isThrownBy(call)
				.withMessage("Map 'test' was deleted")
				.satisfies((ex) -> assertThat(ex.map()).isEqualTo("test"));
		}
		assertThat(map.name()).isEqualTo("test");
	}

	@Test
	void callWhenMapIsForAnotherThreadShouldNotSayThatItWasDeleted() throws Exception {
		LongLongBulkMap single = this.factory.longLongMap("single", BulkMapOptions.defaults().withSingleThread(true));
		CompletableFuture.runAsync(() -> single.put(1, 1)).get();

		LongBuffer one = LongBuffer.wrap(new long[1]);

		assertThatIllegalStateException().isThrownBy(() -> EntryMap.of(single).putAll(one, one))
			.withMessageStartingWith("Map 'single' is for a single thread");
	}

}
