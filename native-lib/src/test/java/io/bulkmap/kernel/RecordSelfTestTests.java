package io.bulkmap.kernel;

import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.UniversalHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link KernelSelfTest} says of kernels that are wrong about records:
 * each one here has one fault.
 */
class RecordSelfTestTests {

	private static String run(FakeRecordKernel kernel) {
		return KernelSelfTest.run(kernel.ofKernel());
	}

	private static String fault(String operation) {
		return "self-test failed: " + operation + " differs from the Java kernel";
	}

	@Test
	void faultlessKernelShouldPass() {
		assertThat(run(new FakeRecordKernel())).isNull();
	}

	@Test
	void wrongHashShouldBeFound() {
		assertThat(run(new FakeRecordKernel() {

			@Override
			public void hashAll(UniversalHash hash, RecordBatch batch, int count) {
				super.hashAll(hash, batch, count);
				batch.hashes()[count - 1]++;
			}

		})).isEqualTo(fault("hash"));
	}

	@Test
	void keyThatIsNotComparedShouldBeFound() {
		assertThat(run(new FakeRecordKernel() {

			@Override
			public int matchAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
				return super.matchAll(records, format, batch, from, count - 1);
			}

		})).isEqualTo(fault("match-records"));
	}

	@Test
	void wrongNumberOfOtherKeysShouldBeFound() {
		assertThat(run(new FakeRecordKernel() {

			@Override
			public int matchAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
				return super.matchAll(records, format, batch, from, count) - 1;
			}

		})).isEqualTo(fault("match-records"));
		assertThat(run(new FakeRecordKernel() {

			@Override
			public int readAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
				return super.readAll(records, format, batch, from, count) + 1;
			}

		})).isEqualTo(fault("read-records"));
		assertThat(run(new FakeRecordKernel() {

			@Override
			public int writeAll(FixedRecords records, RecordFormat format, RecordBatch batch, boolean replace, int from,
					int count) {
				return super.writeAll(records, format, batch, replace, from, count) + 1;
			}

		})).isEqualTo(fault("write-records"));
	}

	@Test
	void matchThatReadsShouldBeFound() {
		assertThat(run(new FakeRecordKernel() {

			@Override
			public int matchAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
				return readAll(records, format, batch, from, count);
			}

		})).isEqualTo(fault("match-records"));
	}

	@Test
	void readThatOnlyMatchesShouldBeFound() {
		assertThat(run(new FakeRecordKernel() {

			@Override
			public int readAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
				return matchAll(records, format, batch, from, count);
			}

		})).isEqualTo(fault("read-records"));
	}

	// Some kernel copies each of these in its own way.
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 8 })
	void lastWordThatIsNotReadShouldBeFound(int valueWords) {
		assertThat(run(new FakeRecordKernel() {

			@Override
			public int readAll(FixedRecords records, RecordFormat format, RecordBatch batch, int from, int count) {
				int last = format.valueWords() * (from + count - 1) - 1; // of the last
																			// key but one
				long before = batch.valueWord(last);
				int others = super.readAll(records, format, batch, from, count);
				if (format.valueWords() == valueWords) {
					batch.valueWord(last, before);
				}
				return others;
			}

		})).isEqualTo(fault("read-records"));
	}

	@Test
	void wordBehindARecordThatIsWrittenShouldBeFound() {
		assertThat(run(new FakeRecordKernel() {

			@Override
			public int writeAll(FixedRecords records, RecordFormat format, RecordBatch batch, boolean replace, int from,
					int count) {
				int others = super.writeAll(records, format, batch, replace, from, count);
				long last = batch.places()[count - 1];
				records.region(last).putLong(FixedRecords.offset(last) + format.bytes(), -1);
				return others;
			}

		})).isEqualTo(fault("write-records"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void oldValueThatIsReplacedOrKeptByMistakeShouldBeFound(boolean replaceAlways) {
		assertThat(run(new FakeRecordKernel() {

			@Override
			public int writeAll(FixedRecords records, RecordFormat format, RecordBatch batch, boolean replace, int from,
					int count) {
				return super.writeAll(records, format, batch, replaceAlways, from, count);
			}

		})).isEqualTo(fault("write-records"));
	}

	@Test
	void newRecordsWithoutAKeyShouldBeFound() {
		assertThat(run(new FakeRecordKernel() {

			@Override
			public int writeAll(FixedRecords records, RecordFormat format, RecordBatch batch, boolean replace, int from,
					int count) {
				long place = batch.places()[from];
				long before = records.region(place).getLong(FixedRecords.offset(place));
				int others = super.writeAll(records, format, batch, replace, from, count);
				records.region(place).putLong(FixedRecords.offset(place), before);
				return others;
			}

		})).isEqualTo(fault("write-records"));
	}

}
