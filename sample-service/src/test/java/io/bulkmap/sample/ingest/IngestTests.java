package io.bulkmap.sample.ingest;

import java.io.IOException;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.sample.ingest.RejectedBodyException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link Ingest}.
 */
class IngestTests {

	private final BulkMapFactory factory = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build();

	private final LongLongBulkMap map = this.factory.longLongMap("test");

	@AfterEach
	void closeFactory() {
		this.factory.close();
	}

	@Test
	void storeShouldStoreAllEntriesAndCountTheNewOnes() throws IngestException, IOException {
		this.map.put(1, 0);

		IngestReport report = store("1,10\n2,20\n3,30\n4,40\n4,41\n");

		assertThat(report.entries()).isEqualTo(5);
		assertThat(report.added()).isEqualTo(3);
		assertThat(report.nanos()).isPositive();
		assertThat(this.map.size()).isEqualTo(4);
		assertThat(this.map.get(1, 0)).isEqualTo(10);
		assertThat(this.map.get(4, 0)).isEqualTo(41);
	}

	@Test
	void storeWhenLineIsWrongShouldKeepTheEntriesBeforeIt() {
		assertThatExceptionOfType(IngestException.class).isThrownBy(() -> store("1,1\n2,2\n3,3\n4,4\nx\n6,6\n"))
			.satisfies((ex) -> {
				assertThat(ex.report().entries()).isEqualTo(4);
				assertThat(ex.report().added()).isEqualTo(4);
				assertThat(ex.rejection().line()).isEqualTo(5);
			});

		assertThat(this.map.size()).isEqualTo(4);
		assertThat(this.map.containsKey(4)).isTrue();
	}

	@Test
	void storeWhenMapIsFullShouldTellTheFirstLineOfTheBatch() {
		LongLongBulkMap full = mock(LongLongBulkMap.class);
		given(full.putAll(any(), any(), anyInt(), anyInt())).willReturn(2L)
			.willThrow(new MapCapacityException("Map 'full' cannot grow"));
		BatchReader reader = BatchReader.ofEntries(TestBodies.csv("1,1\n2,2\n3,3\n4,4\n"), TestBodies.LIMITS);

		assertThatExceptionOfType(IngestException.class).isThrownBy(() -> Ingest.store(reader, full))
			.satisfies((ex) -> {
				assertThat(ex.report().entries()).isEqualTo(3);
				assertThat(ex.report().added()).isEqualTo(2);
				assertThat(ex.rejection().kind()).isEqualTo(Kind.MAP_FULL);
				assertThat(ex.rejection().line()).isEqualTo(4);
				assertThat(ex.rejection().reason()).isEqualTo("Map 'full' cannot grow");
			});
	}

	@Test
	void nanosPerEntryShouldBeRoundedToOneDecimal() {
		assertThat(new IngestReport(3, 0, 10).nanosPerEntry()).isEqualTo(3.3);
		assertThat(new IngestReport(0, 0, 0).nanosPerEntry()).isZero();
	}

	private IngestReport store(String csv) throws IngestException, IOException {
		return Ingest.store(BatchReader.ofEntries(TestBodies.csv(csv), TestBodies.LIMITS), this.map);
	}

}
