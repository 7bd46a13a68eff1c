package io.bulkmap.map;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.BytesBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LeakGuard}.
 */
@Timeout(60)
class LeakGuardTests {

	private final Logger logger = Logger.getLogger(OffHeapMap.class.getName());

	private final List<LogRecord> records = new CopyOnWriteArrayList<>();

	private final Handler handler = new Handler() {

		@Override
		public void publish(LogRecord record) {
			LeakGuardTests.this.records.add(record);
		}

		@Override
		public void flush() {
			// Nothing is kept back.
		}

		@Override
		public void close() {
			// There is nothing to release.
		}

	};

	@BeforeEach
	void listen() {
		this.logger.addHandler(this.handler);
	}

	@AfterEach
	void stopListening() {
		this.logger.removeHandler(this.handler);
	}

	@Test
	void droppedMapShouldBeReportedOnce() throws Exception {
		drop("dropped", false, false);

		LogRecord report = waitFor("dropped");

		assertThat(report.getMessage()).isEqualTo("Map 'dropped' was dropped without being closed; with leak tracking, "
				+ "its factory tells where it was created");
		assertThat(report.getThrown()).isNull();
	}

	@Test
	void droppedMapWithTrackingShouldBeReportedWithThePlaceWhereItWasCreated() throws Exception {
		drop("tracked", true, false);

		LogRecord report = waitFor("tracked");

		assertThat(report.getMessage()).isEqualTo("Map 'tracked' was dropped without being closed");
		assertThat(report.getThrown().getStackTrace())
			.anySatisfy((frame) -> assertThat(frame.getMethodName()).isEqualTo("drop"));
	}

	@Test
	void closedMapShouldNotBeReported() throws Exception {
		drop("closed", true, true);
		drop("later", false, false);

		waitFor("later");

		assertThat(this.records).noneMatch((each) -> each.getMessage().contains("'closed'"));
	}

	@Test
	void mapThatCouldNotBeCreatedShouldNotBeReported() throws Exception {
		BulkMapOptions tooMany = BulkMapOptions.defaults().withExpectedEntries(1_000_000);
		try (BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(1 << 20).build()) {
			assertThatExceptionOfType(MapCapacityException.class)
				.isThrownBy(() -> factory.longLongMap("refused", tooMany));
		}
		drop("later", false, false);

		waitFor("later");

		assertThat(this.records).noneMatch((each) -> each.getMessage().contains("'refused'"));
	}

	@Test
	void droppedSnapshotShouldBeReportedAndGiveItsMemoryBack() throws Exception {
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			BytesBulkMap map = factory.map("in-use", MapType.BYTES);
			map.put(new byte[1], new byte[1]);
			long memory = factory.memoryBytes();
			map.snapshot().close();
			map.snapshot();

			LogRecord report = waitFor("in-use");

			assertThat(report.getMessage()).isEqualTo("A snapshot of map 'in-use' was dropped without being closed; "
					+ "with leak tracking, its factory tells where it was created");
			while (factory.memoryBytes() > memory) {
				TimeUnit.MILLISECONDS.sleep(20);
			}
			assertThat(map.size()).isOne();
		}
	}

	private static void drop(String name, boolean tracking, boolean closed) {
		BulkMapFactory factory = BulkMapFactory.builder().leakTracking(tracking).build();
		factory.longLongMap(name).put(1, 2);
		if (closed) {
			factory.close();
		}
	}

	private LogRecord waitFor(String name) throws InterruptedException {
		while (true) {
			System.gc();
			TimeUnit.MILLISECONDS.sleep(20);
			List<LogRecord> found = this.records.stream()
				.filter((each) -> each.getMessage().contains("'" + name + "'"))
				.toList();
			if (!found.isEmpty()) {
				TimeUnit.MILLISECONDS.sleep(20);
				assertThat(found).hasSize(1);
				return found.get(0);
			}
		}
	}

}
