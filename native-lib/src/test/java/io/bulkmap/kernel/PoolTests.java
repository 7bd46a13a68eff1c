package io.bulkmap.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

	@Test
	void placeThatCannotBeMadeShouldBeMadeAnotherTime() {
		AtomicInteger attempts = new AtomicInteger();
		Pool<Object> failing = new Pool<>(() -> {
			if (attempts.incrementAndGet() <= 1000) {
				throw new OutOfMemoryError("no memory for a place");
			}
			return new Object();
		});

		for (int i = 0; i < 1000; i++) {
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(failing::take);
		}
		Object place = failing.take();
		failing.giveBack(place);

		assertThat(failing.take()).isSameAs(place);
	}

	@Test
	void placesShouldBeUsedByOneThreadAtATime() throws Exception {
		Pool<AtomicInteger> counters = new Pool<>(AtomicInteger::new);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<?>> users = new ArrayList<>();
			for (int thread = 0; thread < 8; thread++) {
				users.add(threads.submit(() -> {
					for (int i = 0; i < 20_000; i++) {
						AtomicInteger place = counters.take();
						assertThat(place.getAndIncrement()).isZero();
						place.decrementAndGet();
						counters.giveBack(place);
					}
				}));
			}
			for (Future<?> user : users) {
				user.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

}
