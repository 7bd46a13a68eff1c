package io.bulkmap.kernel;

import io.bulkmap.memory.MemoryRegion;
import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.BytesBatch;
import io.bulkmap.table.BytesHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link KernelSelfTest} says of kernels that are wrong about keys of any
 * length: each one here has one fault.
 */
class BytesSelfTestTests {

	private static String run(FakeBytesKernel kernel) {
		return KernelSelfTest.run(kernel.ofKernel());
	}

	private static String fault(String operation) {
		return "self-test failed: " + operation + " differs from the Java kernel";
	}

	@Test
	void faultlessKernelShouldPass() {
		assertThat(run(new FakeBytesKernel())).isNull();
	}

	@Test
	void hashThatIsNotWrittenShouldBeFound() {
		assertThat(run(new FakeBytesKernel() {

			@Override
			public void hashAll(BytesHash hash, BytesBatch batch, int count) {
				super.hashAll(hash, batch, count - 1);
			}

		})).isEqualTo(fault("hash-bytes"));
	}

	// Each is a case of its own for some kernel: no word, one, two, pairs of them, and
	// more
	// than a block.
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 126, 129, 150 })
	void wrongHashOfOneLengthShouldBeFound(int length) {
		assertThat(run(new FakeBytesKernel() {

			@Override
			public void hashAll(BytesHash hash, BytesBatch batch, int count) {
				super.hashAll(hash, batch, count);
				for (int i = 0; i < count; i++) {
					batch.hashes()[i] ^= (BytesBatch.length(batch.key(i)) == length) ? 1 : 0;
				}
			}

		})).isEqualTo(fault("hash-bytes"));
	}

	@Test
	void keyThatIsNotComparedShouldBeFound() {
		assertThat(run(new FakeBytesKernel() {

			@Override
			public int matchAll(ByteRecords records, BytesBatch batch, int from, int count) {
				return super.matchAll(records, batch, from, count - 1);
			}

		})).isEqualTo(fault("match-bytes"));
	}

	@Test
	void wrongNumberOfOtherKeysShouldBeFound() {
		assertThat(run(new FakeBytesKernel() {

			@Override
			public int matchAll(ByteRecords records, BytesBatch batch, int from, int count) {
				return super.matchAll(records, batch, from, count) - 1;
			}

		})).isEqualTo(fault("match-bytes"));
		assertThat(run(new FakeBytesKernel() {

			@Override
			public int readAll(ByteRecords records, BytesBatch batch, int from, int count) {
				return super.readAll(records, batch, from, count) + 1;
			}

		})).isEqualTo(fault("read-bytes"));
		assertThat(run(new FakeBytesKernel() {

			@Override
			public int writeAll(ByteRecords records, BytesBatch batch, boolean words, int from, int count) {
				return super.writeAll(records, batch, words, from, count) + 1;
			}

		})).isEqualTo(fault("write-bytes"));
	}

	@Test
	void lengthsThatAreNotComparedShouldBeFound() {
		assertThat(run(new FakeBytesKernel() {

			@Override
			public int matchAll(ByteRecords records, BytesBatch batch, int from, int count) {
				long[] before = batch.places().clone();
				int others = super.matchAll(records, batch, from, count);
				for (int i = from; i < from + count; i++) {
					if (batch.places()[i] == BytesBatch.OTHER && hasLonger(records, before[i], batch, i)) {
						batch.places()[i] = before[i];
						others--;
					}
				}
				return others;
			}

		})).isEqualTo(fault("match-bytes"));
	}

	// And the record's key begins with the one of the batch.
	private static boolean hasLonger(ByteRecords records, long place, BytesBatch batch, int i) {
		return records.keyLength(place) > BytesBatch.length(batch.key(i)) && records.region(place)
			.hasBytes(ByteRecords.offset(place) + ByteRecords.KEY, batch.bytes(), BytesBatch.begin(batch.key(i)),
					BytesBatch.length(batch.key(i)));
	}

	@Test
	void matchThatReadsShouldBeFound() {
		assertThat(run(new FakeBytesKernel() {

			@Override
			public int matchAll(ByteRecords records, BytesBatch batch, int from, int count) {
				return readAll(records, batch, from, count);
			}

		})).isEqualTo(fault("match-bytes"));
	}

	@Test
	void readThatOnlyMatchesShouldBeFound() {
		assertThat(run(new FakeBytesKernel() {

			@Override
			public int readAll(ByteRecords records, BytesBatch batch, int from, int count) {
				return matchAll(records, batch, from, count);
			}

		})).isEqualTo(fault("read-bytes"));
	}

	@Test
	void byteThatIsNotWrittenShouldBeFound() {
		assertThat(run(new FakeBytesKernel() {

			@Override
			public int writeAll(ByteRecords records, BytesBatch batch, boolean words, int from, int count) {
				int others = super.writeAll(records, batch, words, from, count);
				long last = batch.places()[count - 1];
				MemoryRegion region = records.region(last);
				int offset = records.valueOffset(last) - Long.BYTES;
				region.putLong(offset, region.getLong(offset) ^ 1);
				return others;
			}

		})).isEqualTo(fault("write-bytes"));
	}

	@Test
	void rangeThatIsTakenForAWordShouldBeFound() {
		assertThat(run(new FakeBytesKernel() {

			@Override
			public int writeAll(ByteRecords records, BytesBatch batch, boolean words, int from, int count) {
				return super.writeAll(records, batch, true, from, count);
			}

		})).isEqualTo(fault("write-bytes"));
	}

}
