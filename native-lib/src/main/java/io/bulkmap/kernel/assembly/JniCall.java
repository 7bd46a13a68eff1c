package io.bulkmap.kernel.assembly;

import java.util.Map;

import com.sun.jna.JNIEnv;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.bulkmap.Binding;

/**
 * A native method of Java. JNA loads the library and makes one call, which tells the JVM
 * the address of the method; every later call is one of Java's own, and costs a tenth of
 * JNA's.
 */
final class JniCall implements AssemblyCall {

	/*
	 * With its staging a call costs 40 ns on the first machine of docs/design.md, 50 with
	 * Java 25: 4 to 6 keys are level.
	 */
	private static final int WORTHWHILE_BATCH = 6;

	// struct JNINativeMethod: name, signature and function
	private static final int METHOD_BYTES = 3 * Long.BYTES;

	JniCall(NativeLibrary library) {
		Pointer function = library.getFunction("bulkmap_jni_call");
		try (Memory name = string("jniCall");
				Memory signature = string("(J)J");
				Memory method = new Memory(METHOD_BYTES)) {
			method.setPointer(0, name);
			method.setPointer(Long.BYTES, signature);
			method.setPointer(2 * Long.BYTES, function);
			Object result = library.getFunction("bulkmap_jni_register")
				.invoke(int.class, new Object[] { JNIEnv.CURRENT, JniCall.class, method, 1 },
						Map.of(Library.OPTION_ALLOW_OBJECTS, true));
			if (!result.equals(0)) {
				throw new UnsatisfiedLinkError("the JVM refuses to register a native method: " + result);
			}
		}
	}

	private static Memory string(String text) {
		Memory memory = new Memory(text.length() + 1L);
		memory.setString(0, text);
		return memory;
	}

	@Override
	public Binding binding() {
		return Binding.JNI;
	}

	@Override
	public int worthwhileBatch() {
		return WORTHWHILE_BATCH;
	}

	@Override
	public long call(long batch) {
		return jniCall(batch);
	}

	private static native long jniCall(long batch);

}
