package io.bulkmap.kernel;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Pool}.
 */
class PoolTests {

	private final Pool<Object> pool = new Pool<>(Object::new);

	@Test
	void takeShouldReturnWhatWasGivenBack() {
		Object place = this.pool.take();
		this.pool.giveBack(place);

		assertThat(this.pool.take()).isSameAs(place);
	}

	@Test
	void takeShouldNeverReturnTheSamePlaceTwice() {
		Set<Object> taken = Collections.newSetFromMap(new IdentityHashMap<>());
		for (int i = 0; i < 100; i++) {
			assertThat(taken.add(this.pool.take())).isTrue();
		}
		taken.forEach(this.pool::giveBack);
		Set<Object> again = Collections.newSetFromMap(new IdentityHashMap<>());
		for (int i = 0; i < 100; i++) {
			assertThat(again.add(this.pool.take())).isTrue();
		}
	}

}
