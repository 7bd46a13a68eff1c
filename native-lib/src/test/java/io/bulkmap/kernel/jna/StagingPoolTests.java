package io.bulkmap.kernel.jna;

import java.util.HashSet;
import java.util.Set;

import io.bulkmap.memory.OffHeapMemory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StagingPool}.
 */
class StagingPoolTests {

	private final StagingPool pool = new StagingPool(OffHeapMemory.withoutAddresses());

	@Test
	void takeShouldReturnWhatWasGivenBack() {
		Staging staging = this.pool.take();
		this.pool.giveBack(staging);

		assertThat(this.pool.take()).isSameAs(staging);
	}

	@Test
	void takeShouldNeverReturnTheSamePlaceTwice() {
		Set<Staging> taken = new HashSet<>();
		for (int i = 0; i < 100; i++) {
			assertThat(taken.add(this.pool.take())).isTrue();
		}
		taken.forEach(this.pool::giveBack);
		Set<Staging> again = new HashSet<>();
		for (int i = 0; i < 100; i++) {
			assertThat(again.add(this.pool.take())).isTrue();
		}
	}

}
