package io.bulkmap.kernel.assembly;

import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import io.bulkmap.Isa;
import io.bulkmap.Requirement;
import io.bulkmap.kernel.assembly.GuardedBatch.Placement;
import io.bulkmap.memory.DirectMemory;
import io.bulkmap.record.RecordFormat;
import io.bulkmap.table.KeyHash;
import io.bulkmap.table.Table;
import io.bulkmap.table.TableLayout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the manners of every function of the native library for this machine: it
 * leaves alone what the calling convention says, reads nothing outside the buffers it is
 * given, and writes nothing but its results.
 */
class KernelAbiTests {

	private static final List<String> QUERIES = List.of("bulkmap_cpu_features", "bulkmap_layout_version");

	private static final String MAP_MEMORY = "bulkmap_map_memory";

	private static final String UNMAP_MEMORY = "bulkmap_unmap_memory";

	private static final String ADVISE_MEMORY = "bulkmap_advise_memory";

	private static final Set<String> SYSTEM_CALLS = Set.of(MAP_MEMORY, UNMAP_MEMORY, ADVISE_MEMORY);

	private static final String CALL = "bulkmap_call";

	private static final String JNI_CALL = "bulkmap_jni_call";

	private static final String JNI_REGISTER = "bulkmap_jni_register";

	private static final String CALL_WITH_ARRAYS = "bulkmap_call_with_arrays";

	private static final Set<String> CALLS = Set.of(CALL, JNI_CALL, JNI_REGISTER, CALL_WITH_ARRAYS);

	// Where a JVM has RegisterNatives, as the interface says.
	private static final int REGISTER_NATIVES = 215;

	private static final long EINVAL = 22;

	private static final long LARGEST_PAGE = 1 << 16;

	private static final Path LIBRARY = Path.of("src/main/resources", Platform.RESOURCE_PREFIX, "libbulkmap.so");

	private static final Path TEST_LIBRARY = Path.of("src/test/resources", Platform.RESOURCE_PREFIX,
			"libbulkmaptest.so");

	private static final String BAD = "bulkmaptest_bad_";

	// More than four blocks of tables that stay in the L2 cache.
	private static final int EVERY_COUNT = 70;

	// Too small for the longest batches, with full groups; and large enough for all.
	private static final long[] ENTRIES = { 40, 200 };

	private final CheckedCall checkedCall = new CheckedCall(new SplittableRandom(1));

	@BeforeAll
	static void requireNativeLibrary() {
		Requirement.require("native",
				Files.exists(LIBRARY) ? null : "there is no native library for " + Platform.RESOURCE_PREFIX);
	}

	// The library itself says what there is to test, so that no function is forgotten.
	static List<String> kernels() {
		return new NativeLibraryFile(LIBRARY).exports()
			.stream()
			.filter((name) -> !QUERIES.contains(name) && !SYSTEM_CALLS.contains(name) && !CALLS.contains(name))
			.filter((name) -> !recordFunctions().contains(name) && !bytesFunctions().contains(name))
			.toList();
	}

	static List<String> bytesFunctions() {
		return new NativeLibraryFile(LIBRARY).exports().stream().filter((name) -> name.contains("_bytes_")).toList();
	}

	static List<String> recordFunctions() {
		return new NativeLibraryFile(LIBRARY).exports()
			.stream()
			.filter((name) -> name.contains("_rec_") || name.contains("_u128_"))
			.toList();
	}

	static List<String> lookUps() {
		return kernels().stream().filter((kernel) -> kernel.contains("get_all")).toList();
	}

	static Stream<String> badFunctions() {
		return new NativeLibraryFile(TEST_LIBRARY).exports()
			.stream()
			.filter((name) -> name.startsWith(BAD))
			.map((name) -> name.substring(BAD.length()));
	}

	@ParameterizedTest
	@MethodSource("kernels")
	void kernelWhenBuffersEndAtUnreadablePageShouldKeepToItsContract(String kernel) {
		checkAllCounts(kernel, new Placement(true, 0, 0));
	}

	@ParameterizedTest
	@MethodSource("kernels")
	void kernelWhenBuffersStartAfterUnreadablePageShouldKeepToItsContract(String kernel) {
		checkAllCounts(kernel, new Placement(false, 0, 0));
	}

	@ParameterizedTest
	@MethodSource("kernels")
	void kernelWhenKeysAndValuesAreShiftedShouldKeepToItsContract(String kernel) {
		int step = Platform.ARCH.equals("aarch64") ? Long.BYTES : 1;
		Function function = available(kernel);
		for (long entries : ENTRIES) {
			try (GuardedBatch batch = new GuardedBatch(entries)) {
				for (int shift = 0; shift <= GuardedBatch.MAXIMUM_SHIFT; shift += step) {
					int otherShift = (shift * 5 + step) % (GuardedBatch.MAXIMUM_SHIFT + 1);
					for (int count : new int[] { 1, 3, 4, 5, 8, 31, 32, 33, 70 }) {
						batch.check(function, operation(kernel), count, new Placement(false, shift, otherShift));
					}
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("kernels")
	void kernelWhenTableIsLargeShouldKeepToItsContract(String kernel) {
		checkPrefetched(kernel, 50_000, 0, 1, 31, 32, 33, 65, 97);
		checkPrefetched(kernel, 530_000, 0, 1, 63, 64, 65, 129, GuardedBatch.MAXIMUM_COUNT);
	}

	// Around the ends of blocks, which have 32 keys in the one table, and 64 in the
	// other.
	private static void checkPrefetched(String kernel, long entries, int... counts) {
		Function function = available(kernel);
		try (GuardedBatch batch = new GuardedBatch(entries)) {
			for (int count : counts) {
				batch.check(function, operation(kernel), count, new Placement(true, 0, 0));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("recordFunctions")
	void recordFunctionWhenBuffersEndAtUnreadablePageShouldKeepToItsContract(String function) {
		checkRecords(function, new Placement(true, 0, 0));
	}

	@ParameterizedTest
	@MethodSource("recordFunctions")
	void recordFunctionWhenBuffersStartAfterUnreadablePageShouldKeepToItsContract(String function) {
		checkRecords(function, new Placement(false, 0, 0));
	}

	@ParameterizedTest
	@MethodSource("recordFunctions")
	void recordFunctionWhenKeysAndValuesAreShiftedShouldKeepToItsContract(String function) {
		int step = Platform.ARCH.equals("aarch64") ? Long.BYTES : 1;
		Function available = available(function);
		try (GuardedRecords records = new GuardedRecords()) {
			for (int shift = 0; shift <= GuardedRecords.MAXIMUM_SHIFT; shift += step) {
				int otherShift = (shift * 5 + step) % (GuardedRecords.MAXIMUM_SHIFT + 1);
				for (int valueWords : new int[] { 1, 2, 7 }) {
					records.check(available, operation(function), new RecordFormat(2, valueWords), 33,
							new Placement(false, shift, otherShift));
				}
			}
		}
	}

	// Without a word of the value, records are compared only.
	private static void checkRecords(String function, Placement placement) {
		Function available = available(function);
		try (GuardedRecords records = new GuardedRecords()) {
			for (int keyWords = 0; keyWords <= 2; keyWords += 2) {
				for (int count = 0; count <= GuardedRecords.MAXIMUM_COUNT; count++) {
					for (int valueWords : new int[] { 1, 2, 3 }) {
						records.check(available, operation(function), new RecordFormat(keyWords, valueWords), count,
								placement);
					}
				}
				for (int valueWords = function.contains("read") ? 0 : 1; valueWords <= 32; valueWords++) {
					for (int count : new int[] { 1, 16, 33 }) {
						records.check(available, operation(function), new RecordFormat(keyWords, valueWords), count,
								placement);
					}
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("bytesFunctions")
	void bytesFunctionWhenBuffersEndAtUnreadablePageShouldKeepToItsContract(String function) {
		checkBytes(function, new Placement(true, 0, 0));
	}

	@ParameterizedTest
	@MethodSource("bytesFunctions")
	void bytesFunctionWhenBuffersStartAfterUnreadablePageShouldKeepToItsContract(String function) {
		checkBytes(function, new Placement(false, 0, 0));
	}

	@ParameterizedTest
	@MethodSource("bytesFunctions")
	void bytesFunctionWhenKeysAndValuesAreShiftedShouldKeepToItsContract(String function) {
		int step = Platform.ARCH.equals("aarch64") ? Long.BYTES : 1;
		Function available = available(function);
		int[] lengths = IntStream.range(0, 140).toArray();
		try (GuardedBytes bytes = new GuardedBytes()) {
			for (int shift = 0; shift <= GuardedBytes.MAXIMUM_SHIFT; shift += step) {
				int otherShift = (shift * 5 + step) % (GuardedBytes.MAXIMUM_SHIFT + 1);
				Placement placement = new Placement(false, shift, otherShift);
				bytes.check(available, operation(function), shift % 2 == 0, lengths, 33, placement);
				bytes.check(available, operation(function), shift % 2 == 1, lengths, 70, placement);
			}
		}
	}

	// Every length alone, so that whatever is too much is behind the end or before the
	// beginning; and every number of keys.
	private static void checkBytes(String function, Placement placement) {
		Function available = available(function);
		int[] all = IntStream.rangeClosed(0, 300).toArray();
		try (GuardedBytes bytes = new GuardedBytes()) {
			for (boolean words : new boolean[] { false, true }) {
				for (int length : all) {
					bytes.check(available, operation(function), words, new int[] { length }, 8, placement);
				}
				bytes.check(available, operation(function), words, new int[] { GuardedBytes.LONGEST, 0, 1 }, 20,
						placement);
				for (int count = 0; count <= GuardedBytes.MAXIMUM_COUNT; count++) {
					bytes.check(available, operation(function), words, all, count, placement);
				}
			}
		}
	}

	@Test
	void queriesShouldKeepToTheirContract() {
		for (String query : QUERIES) {
			CheckedCall.Outcome outcome = this.checkedCall.call(library().getFunction(query), 0);

			assertThat(outcome.changes()).as(query).isEmpty();
			assertThat(outcome.result()).as(query).isEqualTo(library().getFunction(query).invokeLong(new Object[0]));
		}
	}

	// What they do is in LinuxPagesTests. All arguments but the first are in the
	// registers that otherwise hold junk; there is no such advice, and none for half a
	// page.
	@Test
	void systemCallsShouldKeepToTheirContract() {
		CheckedCall.Outcome mapped = this.checkedCall.call(library().getFunction(MAP_MEMORY), LARGEST_PAGE);
		long address = mapped.result();
		CheckedCall.Outcome advised = this.checkedCall.call(library().getFunction(ADVISE_MEMORY), address + 1,
				LARGEST_PAGE);
		CheckedCall.Outcome unmapped = this.checkedCall.call(library().getFunction(UNMAP_MEMORY), address,
				LARGEST_PAGE);

		assertThat(List.of(mapped, advised, unmapped)).flatExtracting(CheckedCall.Outcome::changes).isEmpty();
		assertThat(address).isPositive();
		assertThat(advised.result()).isEqualTo(-EINVAL);
		assertThat(unmapped.result()).isZero();
	}

	// All arguments but the first are in the registers that otherwise hold junk, so that
	// each function can only take the one that is meant for it.
	@Test
	void callsShouldKeepToTheirContractAndCallTheFunction() {
		Function function = library().getFunction("bulkmap_layout_version");
		try (Memory batch = new Memory(BatchLayout.BATCH_BYTES);
				Memory functions = new Memory((REGISTER_NATIVES + 1L) * Long.BYTES);
				Memory env = new Memory(Long.BYTES)) {
			batch.clear();
			batch.setPointer(BatchLayout.BATCH_FUNCTION, function);
			functions.clear();
			functions.setPointer((long) REGISTER_NATIVES * Long.BYTES, function);
			env.setPointer(0, functions);

			List<CheckedCall.Outcome> outcomes = List.of(
					this.checkedCall.call(library().getFunction(CALL), Pointer.nativeValue(batch)),
					this.checkedCall.call(library().getFunction(JNI_CALL), 0, Pointer.nativeValue(batch)),
					this.checkedCall.call(library().getFunction(JNI_REGISTER), Pointer.nativeValue(env)),
					this.checkedCall.call(library().getFunction(CALL_WITH_ARRAYS), Pointer.nativeValue(function)));

			assertThat(outcomes).allSatisfy((outcome) -> {
				assertThat(outcome.changes()).isEmpty();
				assertThat(outcome.result()).isEqualTo(TableLayout.LAYOUT_VERSION);
			});
		}
	}

	// Only a JVM that is new enough calls it otherwise.
	@ParameterizedTest
	@MethodSource("lookUps")
	void callWithArraysShouldMakeABatchOfItsArguments(String kernel) {
		Function getAll = available(kernel);
		DirectMemory memory = new DirectMemory((buffer) -> Pointer.nativeValue(Native.getDirectBufferPointer(buffer)));
		Table table = Table.create(memory, KeyHash.ofSeed(1), 10);
		table.put(5, 50);
		table.put(7, 70);
		try (Memory keys = new Memory(5 * Long.BYTES); Memory values = new Memory(5 * Long.BYTES)) {
			keys.write(0, new long[] { 7, 6, 5, 7, 7 }, 0, 5);
			for (int offset = 0; offset <= 1; offset++) {
				values.clear();

				long hits = library().getFunction(CALL_WITH_ARRAYS)
					.invokeLong(new Object[] { getAll, table.region().address(), keys, values,
							((long) offset << 32) | 3, -1L });

				assertThat(hits).isEqualTo(2);
				assertThat(values.getLongArray(0, 5))
					.containsExactly((offset == 0) ? new long[] { 70, -1, 50, 0, 0 } : new long[] { 0, -1, 50, 70, 0 });
			}
		}
		finally {
			Reference.reachabilityFence(table);
		}
	}

	@ParameterizedTest
	@MethodSource("badFunctions")
	void checkedCallWhenFunctionIsBadShouldSayWhy(String change) {
		if (change.equals(CheckedCall.VECTORS)) {
			Requirement.require("xgetbv1",
					this.checkedCall.watchesVectors() ? null : "the processor does not tell which vectors are in use");
		}

		CheckedCall.Outcome outcome = this.checkedCall.call(this.checkedCall.badFunction(change), 0);

		assertThat(outcome.changes()).containsExactly(change);
	}

	private static void checkAllCounts(String kernel, Placement placement) {
		Function function = available(kernel);
		for (long entries : ENTRIES) {
			try (GuardedBatch batch = new GuardedBatch(entries)) {
				IntStream.rangeClosed(0, EVERY_COUNT)
					.forEach((count) -> batch.check(function, operation(kernel), count, placement));
			}
		}
	}

	private static Function available(String kernel) {
		String isa = kernel.substring(kernel.lastIndexOf('_') + 1);
		Requirement.require(isa, CpuFeatures.of(library()).missingFor(Isa.valueOf(isa.toUpperCase(Locale.ROOT))));
		return library().getFunction(kernel);
	}

	private static String operation(String kernel) {
		return kernel.substring("bulkmap_".length(), kernel.lastIndexOf('_'));
	}

	private static NativeLibrary library() {
		return NativeLibrary.getInstance(LIBRARY.toAbsolutePath().toString());
	}

}
