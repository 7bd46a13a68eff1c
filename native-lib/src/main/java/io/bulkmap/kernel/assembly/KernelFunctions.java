package io.bulkmap.kernel.assembly;

import java.util.function.ToLongFunction;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.bulkmap.Isa;

/**
 * Where a library has the functions of one instruction set.
 */
@SuppressWarnings("EnumOrdinal") // within one class that fills the array and reads it
final class KernelFunctions {

	private final long[] addresses = new long[KernelFunction.values().length];

	/**
	 * Looks for the functions in a library.
	 * @param library the library
	 * @param isa an instruction set that is not Java
	 * @throws UnsatisfiedLinkError if the library lacks one; the message names it
	 */
	KernelFunctions(NativeLibrary library, Isa isa) {
		this((function) -> Pointer.nativeValue(library.getFunction(function.symbol(isa))));
	}

	KernelFunctions(ToLongFunction<KernelFunction> addresses) {
		for (KernelFunction function : KernelFunction.values()) {
			this.addresses[function.ordinal()] = addresses.applyAsLong(function);
		}
	}

	long address(KernelFunction function) {
		return this.addresses[function.ordinal()];
	}

}
