package io.bulkmap.map;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.KernelUnavailableException;
import io.bulkmap.LongLongBulkMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link BulkMapFactory#useKernel(KernelChoice)}.
 */
class KernelSwitchTests {

	private static final int ENTRIES = 20_000;

	private static final int TURNS = 200;

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	@Test
	void useKernelShouldSayWhatItHasDone() {
		try (this.factory) {
			KernelInfo java = this.factory.useKernel(KernelChoice.JAVA);

			assertThat(java.active()).isEqualTo(Isa.JAVA);
			assertThat(java.choice()).isEqualTo(KernelChoice.JAVA);
			assertThat(java.fallbackCause()).isNull();
			assertThat(this.factory.kernel()).isEqualTo(java);
			assertThat(this.factory.longLongMap("test").statistics().nativeFrom()).isZero();
		}
	}

	@Test
	void useKernelShouldComeBackToTheBestOne() {
		try (this.factory) {
			KernelInfo first = this.factory.kernel();
			this.factory.useKernel(KernelChoice.JAVA);

			assertThat(this.factory.useKernel(KernelChoice.AUTO)).isEqualTo(first);
		}
	}

	@Test
	void useKernelWhenItIsNotAvailableShouldChangeNothing() {
		try (this.factory) {
			KernelInfo before = this.factory.kernel();
			KernelChoice other = System.getProperty("os.arch").equals("aarch64") ? KernelChoice.AVX2
					: KernelChoice.NEON;

			assertThatExceptionOfType(KernelUnavailableException.class).isThrownBy(() -> this.factory.useKernel(other))
				.withMessageStartingWith("Kernel '%s' is not available: ", other.isa().id());
			assertThatNullPointerException().isThrownBy(() -> this.factory.useKernel(null))
				.withMessage("'choice' must not be null");
			assertThat(this.factory.kernel()).isEqualTo(before);
		}
	}

	@Test
	void useKernelWhenTheFactoryIsClosedShouldRefuse() {
		this.factory.close();

		assertThatIllegalStateException().isThrownBy(() -> this.factory.useKernel(KernelChoice.JAVA))
			.withMessage("The factory is closed");
	}

	@Test
	void factoryForTheJavaKernelShouldHaveNoOther() {
		try (BulkMapFactory java = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build()) {
			assertThat(java.useKernel(KernelChoice.AUTO).active()).isEqualTo(Isa.JAVA);
			assertThatExceptionOfType(KernelUnavailableException.class)
				.isThrownBy(() -> java.useKernel(KernelChoice.AVX2))
				.withMessageContaining("because the Java kernel was asked for");
		}
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.map.MapVariants#ofAnySize")
	void entriesShouldStayWhicheverKernelWorksOnThem(BulkMapOptions options) {
		try (this.factory) {
			List<KernelChoice> kernels = available();
			LongLongBulkMap map = this.factory.longLongMap("test", options);
			for (int turn = 0; turn < TURNS; turn++) {
				this.factory.useKernel(kernels.get(turn % kernels.size()));
				map.putAll(keys(turn), keys(turn));
				assertThat(map.getAll(keys(turn / 2), new long[1000], -1)).isEqualTo(1000);
				map.removeAll(keys(turn / 2));
				map.addAll(keys(turn / 2), keys(turn / 2));
			}

			assertThat(map.size()).isEqualTo(TURNS * 1000);
			map.forEach((key, value) -> assertThat(value).isEqualTo(key));
		}
	}

	private static long[] keys(int turn) {
		return LongStream.range(turn * 1000L, turn * 1000L + 1000).toArray();
	}

	@ParameterizedTest
	@MethodSource("io.bulkmap.map.MapVariants#forManyThreads")
	void callsShouldGoOnWhileKernelsChange(BulkMapOptions options) throws Exception {
		try (this.factory) {
			List<KernelChoice> kernels = available();
			LongLongBulkMap map = this.factory.longLongMap("test", options);
			long[] keys = LongStream.range(0, ENTRIES).toArray();
			long[] ones = LongStream.generate(() -> 1).limit(ENTRIES).toArray();
			AtomicIntegerArray turns = new AtomicIntegerArray(2);
			try (Crew crew = Crew.of(Crew.Threads.PLATFORM)) {
				for (int worker = 0; worker < 2; worker++) {
					int number = worker;
					crew.start("adder " + worker, () -> turns.get(number) < TURNS, () -> {
						map.addAll(keys, ones);
						turns.incrementAndGet(number);
					});
				}
				crew.start("switch", () -> turns.get(0) + turns.get(1) < 2 * TURNS,
						() -> this.factory.useKernel(kernels.get((turns.get(0) + turns.get(1)) % kernels.size())));
				crew.join();
			}

			long[] values = new long[ENTRIES];
			assertThat(map.getAll(keys, values, -1)).isEqualTo(ENTRIES);
			assertThat(values).containsOnly(2 * TURNS);
		}
	}

	private List<KernelChoice> available() {
		List<KernelChoice> kernels = this.factory.kernel()
			.kernels()
			.stream()
			.filter(KernelAvailability::available)
			.map((kernel) -> KernelChoice.valueOf(kernel.isa().name()))
			.toList();
		assertThat(kernels).contains(KernelChoice.JAVA);
		return kernels;
	}

}
