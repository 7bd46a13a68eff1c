package io.bulkmap.kernel.assembly;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

import io.bulkmap.Binding;

/**
 * The foreign function interface of Java 22 and newer. {@link AssemblyCalls} names this
 * class, which only a JDK that has the interface compiles.
 */
@SuppressWarnings("restricted") // AssemblyCalls asks whether it is allowed
final class FfmCall implements ArrayCall {

	/*
	 * On the first machine of docs/design.md, 4 keys take a fifth less than in the Java
	 * kernel; one takes twice as long.
	 */
	private static final int WORTHWHILE_BATCH = 4;

	private static final MethodHandle CALL = Linker.nativeLinker()
		.downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));

	// Critical: the arrays stay where they are, and so does the thread's state.
	private static final MethodHandle CALL_WITH_ARRAYS = Linker.nativeLinker()
		.downcallHandle(
				FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
						ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG),
				Linker.Option.critical(true));

	private final MemorySegment call;

	private final MemorySegment callWithArrays;

	/**
	 * Creates the binding.
	 * @param call address of {@code bulkmap_call}
	 * @param callWithArrays address of {@code bulkmap_call_with_arrays}
	 */
	FfmCall(long call, long callWithArrays) {
		this.call = MemorySegment.ofAddress(call);
		this.callWithArrays = MemorySegment.ofAddress(callWithArrays);
	}

	@Override
	public Binding binding() {
		return Binding.FFM;
	}

	@Override
	public int worthwhileBatch() {
		return WORTHWHILE_BATCH;
	}

	@Override
	public long call(long batch) {
		try {
			return (long) CALL.invokeExact(this.call, batch);
		}
		catch (Throwable ex) {
			throw unexpected(ex);
		}
	}

	// Whole arrays: the compiler removes the objects for them, but not those for slices,
	// where it has once seen too few to look into what makes them.
	@Override
	public long call(long function, long table, long[] keys, long[] values, int offset, int count, long missing) {
		try {
			long range = ((long) offset << 32) | count;
			return (long) CALL_WITH_ARRAYS.invokeExact(this.callWithArrays, function, table,
					MemorySegment.ofArray(keys), MemorySegment.ofArray(values), range, missing);
		}
		catch (Throwable ex) {
			throw unexpected(ex);
		}
	}

	// The method handle declares Throwable; what it calls is assembly and throws nothing, but
	// the stack may be too small for the way there.
	private static AssertionError unexpected(Throwable ex) {
		if (ex instanceof Error error) {
			throw error;
		}
		return new AssertionError("A call of assembly has thrown an exception", ex);
	}

}
