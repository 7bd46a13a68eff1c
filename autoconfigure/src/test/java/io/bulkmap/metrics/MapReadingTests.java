package io.bulkmap.metrics;

import java.util.Arrays;
import java.util.List;

import io.bulkmap.BulkOperation;
import io.bulkmap.Isa;
import io.bulkmap.MapStatistics;
import io.bulkmap.OffHeapMap;
import io.bulkmap.OperationStatistics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link MapReading}.
 */
class MapReadingTests {

	private final OffHeapMap map = mock(OffHeapMap.class);

	private long nanoTime = Long.MAX_VALUE;

	private final MapReading reading = new MapReading(this.map, () -> this.nanoTime);

	@Test
	void readingsAtOnceShouldAskMapOnce() {
		hasStatistics(3, 0, 0);

		this.reading.gauge(MapStatistics::size);
		this.reading.counter(MapStatistics::growths);
		this.reading.calls(BulkOperation.GET, Isa.JAVA);
		this.reading.calls(BulkOperation.GET, Isa.AVX2);

		then(this.map).should(times(1)).statistics();
	}

	@Test
	void readingsOfSeveralSecondsShouldAskMapForEach() {
		hasStatistics(3, 0, 0);

		for (int i = 0; i < 3; i++) {
			this.reading.gauge(MapStatistics::size);
			// Overflows, as the clock may.
			this.nanoTime += MapReading.MAXIMUM_AGE;
		}

		then(this.map).should(times(3)).statistics();
	}

	@Test
	void readingsOfMapThatIsClosedShouldEndGaugesAndKeepCounters() {
		hasStatistics(3, 5, 7);
		this.reading.kernelChosen(Isa.SSE2);
		this.reading.gauge(MapStatistics::size);
		this.nanoTime += MapReading.MAXIMUM_AGE;
		given(this.map.statistics()).willThrow(new IllegalStateException("Map 'gone' is closed"));

		assertThat(this.reading.gauge(MapStatistics::size)).isNaN();
		assertThat(this.reading.counter(MapStatistics::growths)).isEqualTo(2);
		assertThat(this.reading.calls(BulkOperation.GET, Isa.SSE2)).isEqualTo(5);
		assertThat(this.reading.calls(BulkOperation.GET, Isa.JAVA)).isEqualTo(7);
	}

	@Test
	void callsOfSeveralKernelsShouldBeDividedWhereTheyWereRead() {
		this.reading.kernelChosen(Isa.SSE2);
		hasStatistics(3, 5, 7);
		assertThat(this.reading.calls(BulkOperation.GET, Isa.SSE2)).isEqualTo(5);

		this.reading.kernelChosen(Isa.AVX2);
		this.nanoTime += MapReading.MAXIMUM_AGE;
		hasStatistics(3, 15, 8);

		assertThat(this.reading.calls(BulkOperation.GET, Isa.SSE2)).isEqualTo(5);
		assertThat(this.reading.calls(BulkOperation.GET, Isa.AVX2)).isEqualTo(10);
		assertThat(this.reading.calls(BulkOperation.GET, Isa.JAVA)).isEqualTo(8);
	}

	@Test
	void nativeCallsBeforeTheJavaKernelShouldBeOfTheNativeOne() {
		this.reading.kernelChosen(Isa.NEON);
		hasStatistics(3, 5, 7);

		this.reading.kernelChosen(Isa.JAVA);

		assertThat(this.reading.calls(BulkOperation.GET, Isa.NEON)).isEqualTo(5);
		assertThat(this.reading.calls(BulkOperation.GET, Isa.JAVA)).isEqualTo(7);
	}

	private void hasStatistics(long size, long nativeCalls, long javaCalls) {
		List<OperationStatistics> operations = Arrays.stream(BulkOperation.values())
			.map((operation) -> new OperationStatistics(operation, (operation == BulkOperation.GET) ? nativeCalls : 0,
					(operation == BulkOperation.GET) ? javaCalls : 0))
			.toList();
		given(this.map.statistics())
			.willReturn(new MapStatistics(size, 7, 16, 128, Long.MAX_VALUE, 1, 0, 24, 2, 0, operations));
	}

}
