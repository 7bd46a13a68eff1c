package io.bulkmap.kernel.assembly;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * Calls a native function through {@code checked_call.S} and tells what it changed that
 * it should have left alone. The offsets are those of {@code checked_call.h}.
 */
final class CheckedCall {

	/** Name of the change that is a missing {@code vzeroupper}. */
	static final String VECTORS = "vectors";

	private static final int CALL_FUNCTION = 0;

	private static final int CALL_ARGUMENT = 8;

	private static final int CALL_JUNK = 16;

	private static final int CALL_WATCH_VECTORS = 24;

	private static final int CALL_RESULT = 32;

	private static final int CALL_CHANGES = 256;

	private static final int CALL_BYTES = 448;

	private static final List<String> AMD64_CHANGES = List.of("rbx", "rbp", "r12", "r13", "r14", "r15", "rsp", "stack",
			"df", "mxcsr", "x87", VECTORS);

	private static final List<String> ARM64_CHANGES = List.of("x18", "x19", "x20", "x21", "x22", "x23", "x24", "x25",
			"x26", "x27", "x28", "x29", "d8", "d9", "d10", "d11", "d12", "d13", "d14", "d15", "sp", "stack", "fpcr");

	private final NativeLibrary library = NativeLibrary.getInstance("bulkmaptest");

	private final Function checkedCall = this.library.getFunction("bulkmaptest_checked_call");

	private final List<String> names = Platform.ARCH.equals("x86-64") ? AMD64_CHANGES : ARM64_CHANGES;

	private final SplittableRandom random;

	/**
	 * Creates a caller.
	 * @param random source of canaries and junk
	 */
	CheckedCall(SplittableRandom random) {
		this.random = random;
	}

	/** Returns the function of the test library that changes something on purpose. */
	Function badFunction(String change) {
		return this.library.getFunction("bulkmaptest_bad_" + change);
	}

	/** Tells whether this processor lets us see a missing {@code vzeroupper}. */
	boolean watchesVectors() {
		return this.names.contains(VECTORS)
				&& this.library.getFunction("bulkmaptest_watches_vectors").invokeLong(new Object[0]) != 0;
	}

	/**
	 * Calls a function.
	 * @param function the function
	 * @param argument its argument; junk to a function that takes none
	 * @return what it returned and what it changed
	 */
	Outcome call(Function function, long argument) {
		return call(function, argument, this.random.nextLong());
	}

	/**
	 * Calls a function.
	 * @param function the function
	 * @param argument its first argument
	 * @param others its other arguments: all registers that have no other role hold this
	 * @return what it returned and what it changed
	 */
	Outcome call(Function function, long argument, long others) {
		try (Memory call = new Memory(CALL_BYTES)) {
			for (int offset = 0; offset < CALL_CHANGES; offset += Long.BYTES) {
				call.setLong(offset, this.random.nextLong()); // canaries
			}
			call.setPointer(CALL_FUNCTION, function);
			call.setLong(CALL_ARGUMENT, argument);
			call.setLong(CALL_JUNK, others);
			call.setLong(CALL_WATCH_VECTORS, watchesVectors() ? 1 : 0);
			call.setMemory(CALL_CHANGES, CALL_BYTES - CALL_CHANGES, (byte) 0);
			this.checkedCall.invokeVoid(new Object[] { call });
			Set<String> changes = new TreeSet<>();
			for (int i = 0; i < this.names.size(); i++) {
				if (call.getLong(CALL_CHANGES + (long) i * Long.BYTES) != 0) {
					changes.add(this.names.get(i));
				}
			}
			return new Outcome(call.getLong(CALL_RESULT), changes);
		}
	}

	/**
	 * What a call did.
	 *
	 * @param result what the function returned
	 * @param changes names of what it should have left alone
	 */
	record Outcome(long result, Set<String> changes) {
	}

}
