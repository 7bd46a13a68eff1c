package io.bulkmap.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import io.bulkmap.Isa;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import io.bulkmap.table.TableInvariants;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that a table stays as it has to be while somebody else changes the keys of a
 * batch: what is stored then is nobody's business, but no later call may suffer.
 */
class ChangingKeysTests {

	private static final int ROUNDS = 4_000;

	private static final int BATCH = 256;

	@ParameterizedTest
	@EnumSource
	@Timeout(120)
	void tableWhenKeysOfADirectBatchChangeShouldKeepItsOrder(Isa isa) throws Exception {
		if (TestKernels.kernel(isa) instanceof DirectKernel kernel) {
			Table table = table(kernel);
			LongBuffer keys = ByteBuffer.allocateDirect(BATCH * Long.BYTES)
				.order(ByteOrder.nativeOrder())
				.asLongBuffer();
			LongBuffer values = keys.duplicate();
			whileChanging((i, key) -> keys.put(i, key), () -> {
				for (Update update : Update.values()) {
					kernel.updateAll(update, table, keys, values);
				}
				kernel.removeAll(table, keys);
			}, table);
		}
	}

	@ParameterizedTest
	@EnumSource
	@Timeout(120)
	void tableWhenKeysOfAnArrayChangeShouldKeepItsOrder(Isa isa) throws Exception {
		BulkKernel kernel = TestKernels.kernel(isa);
		Table table = table(kernel);
		long[] keys = new long[BATCH];
		whileChanging((i, key) -> keys[i] = key, () -> {
			for (Update update : Update.values()) {
				kernel.updateAll(update, table, keys, keys, 0, BATCH);
			}
			kernel.removeAll(table, keys, 0, BATCH);
		}, table);
	}

	private static Table table(BulkKernel kernel) {
		return Table.create(kernel.memory(), KeyHash.ofSeed(1), 200);
	}

	// Few keys, so that they are found again; and 0, which no slot may hold.
	private static void whileChanging(KeyWriter keys, Runnable batch, Table table) throws Exception {
		AtomicBoolean done = new AtomicBoolean();
		Thread other = new Thread(() -> {
			SplittableRandom random = new SplittableRandom(1);
			while (!done.get()) {
				for (int i = 0; i < BATCH; i++) {
					keys.write(i, random.nextInt(300));
				}
			}
		});
		other.start();
		try {
			for (int round = 0; round < ROUNDS; round++) {
				batch.run();
				TableInvariants.check(table);
			}
		}
		finally {
			done.set(true);
			other.join();
		}
	}

	/**
	 * Changes a key of the batch.
	 */
	private interface KeyWriter {

		void write(int place, long key);

	}

}
