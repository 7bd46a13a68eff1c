package io.bulkmap.kernel;

import io.bulkmap.Isa;
import io.bulkmap.table.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KernelSelfTest}: each kernel here has one fault.
 */
class KernelSelfTestTests {

	private static final String PUT_FAULT = "self-test failed: put-all differs from the Java kernel";

	private static final String GET_FAULT = "self-test failed: get-all differs from the Java kernel";

	@Test
	void faultlessKernelShouldPass() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2))).isNull();
	}

	@Test
	void wrongValueShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int putAll(Table table, long[] keys, long[] values, int offset, int length) {
				long[] wrong = values.clone();
				wrong[offset + 100]++;
				return super.putAll(table, keys, wrong, offset, length);
			}

		})).isEqualTo(PUT_FAULT);
	}

	@Test
	void lostPairShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int putAll(Table table, long[] keys, long[] values, int offset, int length) {
				int lost = 50;
				super.putAll(table, keys, values, offset, lost);
				return lost + 1 + super.putAll(table, keys, values, offset + lost + 1, length - lost - 1);
			}

		})).isEqualTo(PUT_FAULT);
	}

	@Test
	void wrongResultOfGetAllShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
				return super.getAll(table, keys, values, 0, offset, length);
			}

		})).isEqualTo(GET_FAULT);
	}

	@Test
	void wrongNumberOfHitsShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int countAll(Table table, long[] keys, int offset, int length) {
				return super.countAll(table, keys, offset, length) - 1;
			}

		})).isEqualTo(GET_FAULT);
	}

}
