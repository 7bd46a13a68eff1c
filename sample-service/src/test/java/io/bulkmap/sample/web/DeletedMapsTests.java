package io.bulkmap.sample.web;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.sample.store.EntryMap;
import io.bulkmap.sample.store.MapDeletedException;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link DeletedMaps}.
 */
class DeletedMapsTests {

	private final DeletedMaps deletedMaps = new DeletedMaps();

	private final MapDeletedException deleted = deleted();

	@Test
	void answerWhenItHasNotBegunShouldBeGone() {
		assertThat(this.deletedMaps.answer(this.deleted, new MockHttpServletResponse()).getStatusCode().value())
			.isEqualTo(410);
	}

	@Test
	void answerWhenItHasBegunShouldBreakOff() {
		MockHttpServletResponse response = new MockHttpServletResponse();
		response.setCommitted(true);

		assertThatExceptionOfType(MapDeletedException.class)
			.isThrownBy(() -> this.deletedMaps.answer(this.deleted, response))
			.isSameAs(this.deleted);
	}

	private static MapDeletedException deleted() {
		try (BulkMapFactory factory = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build()) {
			LongLongBulkMap map = factory.longLongMap("deleted");
			map.close();
			return catchThrowableOfType(MapDeletedException.class, () -> EntryMap.of(map).size());
		}
	}

}
