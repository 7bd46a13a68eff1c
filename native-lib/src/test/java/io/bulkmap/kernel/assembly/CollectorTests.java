package io.bulkmap.kernel.assembly;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import io.bulkmap.Binding;
import io.bulkmap.BindingAvailability;
import io.bulkmap.BindingChoice;
import io.bulkmap.Isa;
import io.bulkmap.Requirement;
import io.bulkmap.kernel.Pool;
import io.bulkmap.kernel.Update;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.memory.OffHeapMemory;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that kernels do not hold up the collector: either it need not wait for the end of
 * a call, or the call is short.
 */
class CollectorTests {

	private static final int BATCH = 2_000;

	private final NativeLibrary testLibrary = NativeLibrary.getInstance("bulkmaptest");

	// The kernel waits for a thread that waits for the collector.
	@ParameterizedTest
	@EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
	@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
	void collectorShouldNotWaitForTheEndOfACall(BindingChoice choice) throws Exception {
		AssemblyCall call = call(choice);
		try (Memory batch = new Memory(BatchLayout.BATCH_BYTES)) {
			batch.setLong(BatchLayout.BATCH_COUNT, 0);
			batch.setLong(BatchLayout.BATCH_MISSING, 1);
			batch.setPointer(BatchLayout.BATCH_FUNCTION, this.testLibrary.getFunction("bulkmaptest_wait_for_change"));
			Thread caller = new Thread(() -> batch.setLong(BatchLayout.BATCH_TABLE, call.call(address(batch))));
			caller.setDaemon(true);
			caller.start();
			while (batch.getLong(BatchLayout.BATCH_MISSING) != 0) {
				Thread.onSpinWait();
			}

			WeakReference<Object> garbage = new WeakReference<>(new Object());
			while (garbage.get() != null) {
				System.gc();
			}
			batch.setLong(BatchLayout.BATCH_COUNT, 42);
			caller.join();

			assertThat(batch.getLong(BatchLayout.BATCH_TABLE)).isEqualTo(42);
		}
	}

	@Test
	void callThatTheCollectorWaitsForShouldBeShort() {
		assertThat(ArrayCall.SLICE).as("keys that take 100 µs at 200 ns each").isLessThanOrEqualTo(512);
		ArrayKernel kernel = reportingKernel();
		Table table = Table.create(kernel.memory(), KeyHash.ofSeed(1), 10);
		long[] keys = new long[BATCH];

		long[] values = new long[BATCH];
		kernel.getAll(table, keys, values, 0, 0, BATCH);
		assertThat(values).isEqualTo(reports(ArrayCall.SLICE));

		values = new long[BATCH];
		kernel.updateAll(Update.PUT, table, keys, values, 0, BATCH);
		assertThat(values).isEqualTo(reports(ArrayCall.SLICE));

		kernel.removeAll(table, keys, 0, BATCH);
		assertThat(keys).isEqualTo(reports(ArrayCall.SLICE));
	}

	// The report of such a call is in the staging place then, not in the array.
	@Test
	void callThatMayWaitForMemoryShouldNotBeOneThatTheCollectorWaitsFor() {
		ArrayKernel kernel = reportingKernel();
		Table table = Table.create(kernel.memory(), KeyHash.ofSeed(1), 100_000);
		long[] keys = new long[BATCH];
		long[] values = new long[BATCH];

		assertThat(kernel.updateAll(Update.PUT, table, keys, values, 0, BATCH)).isEqualTo(BATCH);
		assertThat(values).containsOnly(0);

		for (int key = 1; key <= 50_000; key++) {
			table.put(key, key);
		}
		assertThat(kernel.updateAll(Update.PUT, table, keys, values, 0, BATCH)).isEqualTo(BATCH);
		assertThat(values).isEqualTo(reports(ArrayCall.SLICE));
	}

	// A kernel whose functions all tell how many keys they were given.
	private ArrayKernel reportingKernel() {
		ArrayCall call = (ArrayCall) call(BindingChoice.FFM);
		long function = Pointer.nativeValue(this.testLibrary.getFunction("bulkmaptest_report_count"));
		OffHeapMemory memory = new DirectMemory((buffer) -> Pointer.nativeValue(Native.getDirectBufferPointer(buffer)));
		return new ArrayKernel(Isa.SSE2, new KernelFunctions((any) -> function), call, memory,
				new Pool<>(() -> new Staging(memory)));
	}

	private static long[] reports(int slice) {
		long[] reports = new long[BATCH];
		for (int start = 0; start < BATCH; start += slice) {
			reports[start] = Math.min(slice, BATCH - start);
		}
		return reports;
	}

	private static AssemblyCall call(BindingChoice choice) {
		NativeLibrary library = new LibraryLoader(LibraryLoader.defaultDirectories()).load();
		Requirement.require("native", (library != null) ? null : "there is no native library for " + Platform.ARCH);
		AssemblyCalls calls = new AssemblyCalls(library);
		Binding binding = Binding.valueOf(choice.name());
		calls.availabilities()
			.stream()
			.filter((availability) -> availability.binding() == binding)
			.map(BindingAvailability::cause)
			.forEach((cause) -> Requirement.require(binding.id(), cause));
		AssemblyCall call = calls.select(choice);
		assertThat(call).isNotNull();
		return call;
	}

	private static long address(Memory memory) {
		return Pointer.nativeValue(memory);
	}

}
