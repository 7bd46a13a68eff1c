package io.bulkmap.kernel.assembly;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.bulkmap.Binding;

/**
 * The direct mapping of JNA. It takes one address and nothing else, because each further
 * argument costs as much as five keys.
 */
final class JnaCall implements AssemblyCall {

	/*
	 * With its staging a call costs 110 ns on the first machine of docs/design.md, and
	 * then a key some 10 ns less than in the Java kernel: 10 to 12 keys are level with
	 * AVX2, a few more with SSE2.
	 */
	private static final int WORTHWHILE_BATCH = 16;

	JnaCall(NativeLibrary library) {
		Native.register(JnaCall.class, library);
	}

	@Override
	public Binding binding() {
		return Binding.JNA;
	}

	@Override
	public int worthwhileBatch() {
		return WORTHWHILE_BATCH;
	}

	@Override
	public native long call(long batch);

}
