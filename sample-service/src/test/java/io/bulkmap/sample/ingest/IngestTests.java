package io.bulkmap.sample.ingest;

import java.io.IOException;
import java.nio.LongBuffer;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelChoice;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.sample.ingest.RejectedBodyException.Kind;
import io.bulkmap.sample.store.EntryMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link Ingest}.
 */
class IngestTests {

	private final BulkMapFactory factory = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build();

	private final LongLongBulkMap map = this.factory.longLongMap("test");

	private final EntryMap entries = EntryMap.of(this.map);

	@AfterEach
	void closeFactory() {
		this.factory.close();
	}

	@Test
	void storeShouldStoreAllEntriesAndCountTheNewOnes() throws IngestException, IOException {
		this.map.put(1, 0);

		IngestReport report = store("1,10\n2,20\n3,30\n4,40\n4,41\n");

		assertThat(report.entries()).isEqualTo(5);
		assertThat(report.changed()).isEqualTo(3);
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
				assertThat(ex.report().changed()).isEqualTo(4);
				assertThat(ex.rejection().place()).isEqualTo(5);
			});

		assertThat(this.map.size()).isEqualTo(4);
		assertThat(this.map.containsKey(4)).isTrue();
	}

	@Test
	void storeWhenMapIsFullShouldTellTheFirstLineOfTheBatch() {
		EntryMap full = mock(EntryMap.class);
		given(full.putAll(any(LongBuffer.class), any(LongBuffer.class))).willReturn(2L)
			.willThrow(new MapCapacityException("Map 'full' cannot grow"));
		BatchReader reader = TestBodies.reader(TestBodies.csv("1,1\n2,2\n3,3\n4,4\n"));

		assertThatExceptionOfType(IngestException.class).isThrownBy(() -> Ingest.run(Operation.PUT, reader, full))
			.satisfies((ex) -> {
				assertThat(ex.report().entries()).isEqualTo(3);
				assertThat(ex.report().changed()).isEqualTo(2);
				assertThat(ex.rejection().kind()).isEqualTo(Kind.MAP_FULL);
				assertThat(ex.rejection().place()).isEqualTo(4);
				assertThat(ex.rejection().reason()).isEqualTo("Map 'full' cannot grow");
			});
	}

	@ParameterizedTest
	@CsvSource({ "PUT,30 20 5", "PUT_IF_ABSENT,10 20 5", "ADD,40 20 5", "MIN,10 20 5", "MAX,30 20 5" })
	void runShouldDoWhatTheOperationSays(Operation operation, String values) throws IngestException, IOException {
		this.map.put(1, 10);

		IngestReport report = Ingest.run(operation,
				TestBodies.reader(TestBodies.csv("2,20\n1,30\n3,5\n"), operation.content()), this.entries);

		assertThat(report.operation()).isSameAs(operation);
		assertThat(report.changed()).isEqualTo(2);
		assertThat(this.map.get(1, 0) + " " + this.map.get(2, 0) + " " + this.map.get(3, 0)).isEqualTo(values);
	}

	@Test
	void runWhenOperationIsRemoveShouldRemoveTheKeys() throws IngestException, IOException {
		this.map.putAll(new long[] { 1, 2, 3 }, new long[] { 1, 2, 3 });

		IngestReport report = Ingest.run(Operation.REMOVE,
				TestBodies.reader(TestBodies.csv("2\n4\n3\n2\n"), Content.KEYS), this.entries);

		assertThat(report.entries()).isEqualTo(4);
		assertThat(report.changed()).isEqualTo(2);
		assertThat(this.map.asMap()).containsOnlyKeys(1L);
	}

	@Test
	void nanosPerEntryShouldBeRoundedToOneDecimal() {
		assertThat(new IngestReport(Operation.PUT, 3, 0, 10).nanosPerEntry()).isEqualTo(3.3);
		assertThat(new IngestReport(Operation.PUT, 0, 0, 0).nanosPerEntry()).isZero();
	}

	private IngestReport store(String csv) throws IngestException, IOException {
		return Ingest.run(Operation.PUT, TestBodies.reader(TestBodies.csv(csv)), this.entries);
	}

}
