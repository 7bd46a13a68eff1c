package io.bulkmap.kernel;

import java.util.Map;

import io.bulkmap.Isa;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KernelSelfTest}: each kernel here has one fault.
 */
class KernelSelfTestTests {

	private static final Map<Update, String> UPDATE_FAULTS = Map.of(Update.PUT, fault("put"), Update.PUT_IF_ABSENT,
			fault("put-if-absent"), Update.ADD, fault("add"), Update.MIN, fault("min"), Update.MAX, fault("max"));

	private static String fault(String operation) {
		return "self-test failed: " + operation + " differs from the Java kernel";
	}

	@Test
	void faultlessKernelShouldPass() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2))).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void wrongValueShouldBeFound(Update faulty) {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length) {
				long[] some = values.clone();
				some[offset + 100] += (update == faulty) ? 1 : 0;
				return super.updateAll(update, table, keys, some, offset, length);
			}

		})).isEqualTo(UPDATE_FAULTS.get(faulty));
	}

	@ParameterizedTest
	@EnumSource
	void lostPairShouldBeFound(Update faulty) {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length) {
				if (update != faulty) {
					return super.updateAll(update, table, keys, values, offset, length);
				}
				int lost = 50;
				super.updateAll(update, table, keys, values, offset, lost);
				return lost + 1 + super.updateAll(update, table, keys, values, offset + lost + 1, length - lost - 1);
			}

		})).isEqualTo(UPDATE_FAULTS.get(faulty));
	}

	@ParameterizedTest
	@EnumSource
	void wrongNumberOfPairsShouldBeFound(Update faulty) {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length) {
				int stored = super.updateAll(update, table, keys, values, offset, length);
				return (update == faulty) ? stored + 1 : stored;
			}

		})).isEqualTo(UPDATE_FAULTS.get(faulty));
	}

	// No two updates do the same.
	@ParameterizedTest
	@EnumSource
	void otherUpdateShouldBeFound(Update faulty) {
		for (Update other : Update.values()) {
			assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

				@Override
				public int updateAll(Update update, Table table, long[] keys, long[] values, int offset, int length) {
					return super.updateAll((update == faulty) ? other : update, table, keys, values, offset, length);
				}

			})).isEqualTo((other == faulty) ? null : UPDATE_FAULTS.get(faulty));
		}
	}

	@Test
	void wrongValueOfGetAllShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
				return super.getAll(table, keys, values, 0, offset, length);
			}

		})).isEqualTo(fault("get"));
	}

	@Test
	void wrongNumberOfHitsOfGetAllShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int getAll(Table table, long[] keys, long[] values, long missing, int offset, int length) {
				return super.getAll(table, keys, values, missing, offset, length) - 1;
			}

		})).isEqualTo(fault("get"));
	}

	@Test
	void wrongAnswerOfContainsAllShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int containsAll(Table table, long[] keys, boolean @Nullable [] found, int offset, int length) {
				int hits = super.containsAll(table, keys, found, offset, length);
				if (found != null) {
					found[offset + 10] ^= true;
				}
				return hits;
			}

		})).isEqualTo(fault("contains"));
	}

	@Test
	void wrongNumberOfHitsOfContainsAllShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int containsAll(Table table, long[] keys, boolean @Nullable [] found, int offset, int length) {
				return super.containsAll(table, keys, found, offset, length) - 1;
			}

		})).isEqualTo(fault("contains"));
	}

	@Test
	void lostGroupShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public long copyGroups(Table source, Table target, int firstGroup, int groups) {
				return super.copyGroups(source, target, firstGroup, groups - 1);
			}

		})).isEqualTo(fault("copy"));
	}

	@Test
	void lostKeyZeroShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public void copyAll(Table source, Table target) {
				copyGroups(source, target, 0, source.groupCount());
			}

		})).isEqualTo(fault("copy"));
	}

	@Test
	void entryThatIsNotRemovedShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int removeAll(Table table, long[] keys, int offset, int length) {
				return super.removeAll(table, keys, offset, length - 1) + 1;
			}

		})).isEqualTo(fault("remove"));
	}

	@Test
	void wrongNumberOfRemovedEntriesShouldBeFound() {
		assertThat(KernelSelfTest.run(new FakeKernel(Isa.AVX2) {

			@Override
			public int removeAll(Table table, long[] keys, int offset, int length) {
				return super.removeAll(table, keys, offset, length) - 1;
			}

		})).isEqualTo(fault("remove"));
	}

}
