package io.bulkmap.kernel.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.bulkmap.Binding;
import io.bulkmap.BindingAvailability;
import io.bulkmap.BindingChoice;
import io.bulkmap.BindingUnavailableException;
import io.bulkmap.table.TableLayout;
import org.jspecify.annotations.Nullable;

/**
 * The ways to call a native library that work in this process, each tried with a call.
 */
final class AssemblyCalls {

	/**
	 * Compiled where the JDK has the foreign function interface, and left out elsewhere.
	 */
	private static final String FFM_CALL = "io.bulkmap.kernel.assembly.FfmCall";

	private static final int FIRST_JAVA_WITH_FFM = 22;

	/**
	 * A property that every native image has, and no JVM.
	 */
	static final String NATIVE_IMAGE = "org.graalvm.nativeimage.imagecode";

	private final NativeLibrary library;

	// The quickest is the last.
	private final List<AssemblyCall> calls = new ArrayList<>();

	private final List<BindingAvailability> availabilities = new ArrayList<>();

	AssemblyCalls(NativeLibrary library) {
		this.library = library;
		attempt(Binding.JNA, () -> new JnaCall(library));
		attempt(Binding.JNI, () -> new JniCall(library));
		attempt(Binding.FFM, () -> ffmCall(library, Runtime.version().feature(), FFM_CALL));
	}

	/**
	 * Returns what became of every binding.
	 * @return the availabilities, in the order of {@link Binding}
	 */
	List<BindingAvailability> availabilities() {
		return List.copyOf(this.availabilities);
	}

	/**
	 * Chooses a way.
	 * @param choice what is asked for
	 * @return the binding of that name, or for {@link BindingChoice#AUTO} the quickest
	 * one; {@code null} if there is none
	 * @throws BindingUnavailableException if the binding of that name is not available
	 */
	@Nullable AssemblyCall select(BindingChoice choice) {
		Binding wanted = choice.binding();
		AssemblyCall selected = null;
		for (AssemblyCall call : this.calls) {
			if (wanted == null || call.binding() == wanted) {
				selected = call;
			}
		}
		if (selected == null && wanted != null) {
			throw new BindingUnavailableException(wanted, causeAgainst(wanted));
		}
		return selected;
	}

	private String causeAgainst(Binding binding) {
		return this.availabilities.stream()
			.filter((availability) -> availability.binding() == binding)
			.map((availability) -> String.valueOf(availability.cause()))
			.collect(Collectors.joining());
	}

	private void attempt(Binding binding, Supplier<AssemblyCall> way) {
		String cause;
		try {
			AssemblyCall call = way.get();
			cause = causeAgainst(call);
			if (cause == null) {
				this.calls.add(call);
			}
		}
		catch (UnsupportedOperationException ex) {
			cause = ex.getMessage();
		}
		catch (LinkageError error) {
			cause = "%s: %s".formatted(error.getClass().getSimpleName(), error.getMessage());
		}
		this.availabilities.add(new BindingAvailability(binding, cause));
	}

	// The simplest function there is, called as kernels are.
	@Nullable String causeAgainst(AssemblyCall call) {
		try (Memory batch = new Memory(BatchLayout.BATCH_BYTES)) {
			batch.setPointer(BatchLayout.BATCH_FUNCTION, this.library.getFunction("bulkmap_layout_version"));
			boolean right = call.call(Pointer.nativeValue(batch)) == TableLayout.LAYOUT_VERSION;
			return right ? null : "a first call has returned a wrong result";
		}
	}

	/**
	 * Creates the binding by the foreign function interface.
	 * @param library the library
	 * @param javaVersion feature release of this Java
	 * @param type name of the class
	 * @return the binding
	 * @throws UnsupportedOperationException if there is none; the message is the cause
	 */
	static AssemblyCall ffmCall(NativeLibrary library, int javaVersion, String type) {
		if (javaVersion < FIRST_JAVA_WITH_FFM) {
			throw new UnsupportedOperationException(
					"needs Java %d or newer, this is %d".formatted(FIRST_JAVA_WITH_FFM, javaVersion));
		}
		if (System.getProperty(NATIVE_IMAGE) != null) {
			throw new UnsupportedOperationException("needs a JVM: nobody has tried it in a native image yet");
		}
		try {
			Class<?> ffmCall = Class.forName(type, false, AssemblyCalls.class.getClassLoader());
			if (!isNativeAccessEnabled(ffmCall.getModule())) {
				throw new UnsupportedOperationException(
						"native access is not enabled: start Java with --enable-native-access=ALL-UNNAMED");
			}
			return (AssemblyCall) ffmCall.getDeclaredConstructor(long.class, long.class)
				.newInstance(address(library, "bulkmap_call"), address(library, "bulkmap_call_with_arrays"));
		}
		catch (ClassNotFoundException ex) {
			throw new UnsupportedOperationException(
					"it is not on the class path: bulkmap is no jar here, or was built by a JDK older than "
							+ FIRST_JAVA_WITH_FFM,
					ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new UnsupportedOperationException("it cannot be set up: " + ex, ex);
		}
	}

	// A method that Java 17 does not have.
	private static boolean isNativeAccessEnabled(Module module) throws ReflectiveOperationException {
		return (boolean) Module.class.getMethod("isNativeAccessEnabled").invoke(module);
	}

	private static long address(NativeLibrary library, String function) {
		return Pointer.nativeValue(library.getFunction(function));
	}

}
