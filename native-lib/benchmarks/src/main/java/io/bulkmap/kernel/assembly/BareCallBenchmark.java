package io.bulkmap.kernel.assembly;

import java.util.concurrent.TimeUnit;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.bulkmap.BindingChoice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Times a call that does nothing, with every binding: a function that returns a number.
 * In this package, because nobody else sees the bindings.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls bind()
public class BareCallBenchmark {

	/** How to call. */
	@Param({ "JNA", "JNI", "FFM" })
	private BindingChoice binding;

	private AssemblyCall call;

	private long function;

	private Memory batch;

	private final long[] array = new long[1];

	@Setup
	public void bind() {
		NativeLibrary library = new LibraryLoader(LibraryLoader.defaultDirectories()).load();
		if (library == null) {
			throw new IllegalStateException("There is no native library");
		}
		AssemblyCall selected = new AssemblyCalls(library).select(this.binding);
		if (selected == null) {
			throw new IllegalStateException("There is no binding");
		}
		this.call = selected;
		this.function = Pointer.nativeValue(library.getFunction("bulkmap_layout_version"));
		this.batch = new Memory(BatchLayout.BATCH_BYTES);
		this.batch.setLong(BatchLayout.BATCH_FUNCTION, this.function);
	}

	/**
	 * Measures a call with the address of a batch.
	 */
	@Benchmark
	public long address() {
		return this.call.call(Pointer.nativeValue(this.batch));
	}

	/**
	 * Measures a call with arrays, by the binding that takes them.
	 */
	@Benchmark
	public long arrays() {
		return ((ArrayCall) this.call).call(this.function, 0, this.array, this.array, 0, 1, 0);
	}

}
