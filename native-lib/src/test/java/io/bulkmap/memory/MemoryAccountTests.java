package io.bulkmap.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MemoryAccount}.
 */
class MemoryAccountTests {

	private final MemoryAccount factory = new MemoryAccount(1000, null);

	private final MemoryAccount map = new MemoryAccount(600, this.factory);

	private final MemoryAccount other = new MemoryAccount(600, this.factory);

	@Test
	void chargeShouldCountInEveryAccountAbove() {
		assertThat(this.map.charge(600)).isNull();
		assertThat(this.other.charge(400)).isNull();

		assertThat(this.map.used()).isEqualTo(600);
		assertThat(this.other.used()).isEqualTo(400);
		assertThat(this.factory.used()).isEqualTo(1000);
		assertThat(this.map.limit()).isEqualTo(600);
	}

	@Test
	void chargeWhenOwnLimitIsExceededShouldReturnTheAccountAndChargeNothing() {
		assertThat(this.map.charge(1)).isNull();

		assertThat(this.map.charge(600)).isSameAs(this.map);

		assertThat(this.map.used()).isOne();
		assertThat(this.factory.used()).isOne();
	}

	@Test
	void chargeWhenLimitAboveIsExceededShouldReturnThatAccountAndChargeNothing() {
		assertThat(this.other.charge(600)).isNull();

		assertThat(this.map.charge(401)).isSameAs(this.factory);

		assertThat(this.map.used()).isZero();
		assertThat(this.factory.used()).isEqualTo(600);
		assertThat(this.map.charge(400)).isNull();
	}

	@Test
	void chargeWhenBytesAreMoreThanAnyLimitShouldNotOverflow() {
		MemoryAccount unlimited = new MemoryAccount(Long.MAX_VALUE, null);

		assertThat(this.map.charge(Long.MAX_VALUE)).isSameAs(this.map);
		assertThat(unlimited.charge(Long.MAX_VALUE)).isNull();
		assertThat(unlimited.charge(1)).isSameAs(unlimited);
	}

	@Test
	void creditShouldMakeRoomInEveryAccountAbove() {
		this.map.charge(600);
		this.map.credit(500);

		assertThat(this.map.used()).isEqualTo(100);
		assertThat(this.factory.used()).isEqualTo(100);
		assertThat(this.map.charge(500)).isNull();
	}

	@Test
	void chargesOfManyThreadsShouldNeverExceedALimitAndAddUp() throws Exception {
		int threads = 8;
		MemoryAccount[] maps = { this.map, this.other };
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<Long>> charged = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				MemoryAccount account = maps[i % 2];
				SplittableRandom random = new SplittableRandom(i);
				charged.add(executor.submit(() -> chargeAndCredit(account, random)));
			}
			long refusals = 0;
			for (Future<Long> future : charged) {
				refusals += future.get();
			}

			assertThat(refusals).isPositive();
			assertThat(this.map.used()).isZero();
			assertThat(this.other.used()).isZero();
			assertThat(this.factory.used()).isZero();
		}
		finally {
			executor.shutdownNow();
		}
	}

	// Holds the last charges, so that some are refused even if one thread runs after the
	// other.
	private long chargeAndCredit(MemoryAccount account, SplittableRandom random) {
		long refusals = 0;
		long[] held = new long[16];
		for (int i = 0; i < 100_000; i++) {
			account.credit(held[i % held.length]);
			long bytes = random.nextLong(1, 300);
			MemoryAccount refusing = account.charge(bytes);
			if (account.used() > account.limit() || this.factory.used() > this.factory.limit()) {
				throw new AssertionError("a limit is exceeded");
			}
			held[i % held.length] = (refusing == null) ? bytes : 0;
			refusals += (refusing != null) ? 1 : 0;
		}
		for (long bytes : held) {
			account.credit(bytes);
		}
		return refusals;
	}

}
