package io.bulkmap.map;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.bulkmap.PackedBytes;
import io.bulkmap.kernel.JavaKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link RecordWork}: one call after the other uses it, and none finds there
 * what another one had.
 */
class RecordWorkTests {

	private final FactoryContext factory = TestMaps.factory(new JavaKernel());

	@Test
	void placeShouldBeThereForTheNextCall() {
		FixedWork fixed = this.factory.takeFixedWork();
		BytesWork bytes = this.factory.takeBytesWork();
		assertThat(this.factory.takeFixedWork()).isNotSameAs(fixed);
		assertThat(this.factory.takeBytesWork()).isNotSameAs(bytes);

		fixed.close();
		bytes.close();

		assertThat(this.factory.takeFixedWork()).isSameAs(fixed);
		assertThat(this.factory.takeBytesWork()).isSameAs(bytes);
	}

	@Test
	void placeShouldBeThereAfterArgumentsThatWereRefused() {
		FixedWork fixed = this.factory.takeFixedWork();
		fixed.close();

		assertThatNullPointerException().isThrownBy(() -> {
			try (FixedWork work = this.factory.takeFixedWork()) {
				work.uuidKeys.of(new UUID[1]);
			}
		});

		assertThat(this.factory.takeFixedWork()).isSameAs(fixed);
	}

	static Stream<Arguments> fixedArguments() {
		return Stream.of(fixed("long[] keys", () -> new long[9], (work, keys) -> work.longKeys.of(keys)),
				fixed("LongBuffer keys", () -> LongBuffer.allocate(9), (work, keys) -> work.longKeys.of(keys)),
				fixed("UUID[] keys", () -> new UUID[] { new UUID(1, 1) }, (work, keys) -> work.uuidKeys.of(keys)),
				fixed("UUID key", () -> new UUID(1, 1), (work, key) -> work.uuidKeys.of(key)),
				fixed("words of keys", () -> new long[4], (work, keys) -> work.uuidKeys.of(keys, 0, 2)),
				fixed("buffer of keys", () -> LongBuffer.allocate(4), (work, keys) -> work.uuidKeys.of(keys)),
				fixed("long[]", () -> new long[9], (work, values) -> work.longValues.of(values, 0, 0)),
				fixed("LongBuffer", () -> LongBuffer.allocate(9), (work, values) -> work.longValues.of(values, 0)),
				fixed("UUID[]", () -> new UUID[9], (work, values) -> work.uuidValues.of(values)),
				fixed("UUID", () -> new UUID(1, 1), (work, value) -> work.uuidValues.one(value)),
				fixed("words", () -> new long[9], (work, values) -> work.wordValues.of(values, 3, 0, 3)),
				fixed("buffer of words", () -> LongBuffer.allocate(9), (work, rows) -> work.wordValues.of(rows, 3)),
				fixed("bytes", () -> new byte[72], (work, rows) -> work.wordValues.of(rows, 3, 0)),
				fixed("ByteBuffer", () -> ByteBuffer.allocate(72), (work, rows) -> work.wordValues.of(rows, 3)),
				fixed("narrow", () -> new byte[9], (work, rows) -> work.narrowRows.of(rows, 1, 0)),
				fixed("narrow buffer", () -> ByteBuffer.allocate(9), (work, rows) -> work.narrowRows.of(rows, 1)));
	}

	private static <T> Arguments fixed(String name, Supplier<T> maker, Taker<FixedWork, T> taker) {
		Function<FactoryContext, FixedWork> place = FactoryContext::takeFixedWork;
		return Arguments.of(name, place, maker, taker);
	}

	static Stream<Arguments> bytesArguments() {
		return Stream.of(bytes("byte[][] keys", () -> new byte[9][9], (work, keys) -> work.arrayKeys.of(keys)),
				bytes("byte[] key", () -> new byte[9], (work, key) -> work.arrayKeys.of(key)),
				bytes("packed keys", RecordWorkTests::packed, (work, keys) -> work.packedKeys.of(keys)),
				bytes("packed strings", RecordWorkTests::packed,
						(work, keys) -> work.packedKeys.ofUtf8(keys, work.piece)),
				bytes("String[]", () -> new String[] { "one" }, (work, keys) -> work.stringKeys.of(keys)),
				bytes("List", () -> new ArrayList<>(List.of("one")), (work, keys) -> work.stringKeys.of(keys)),
				bytes("String", () -> new StringBuilder("one"), (work, key) -> work.stringKeys.of(key)),
				bytes("long[]", () -> new long[9], (work, values) -> work.longValues.of(values, 0, 0)),
				bytes("byte[][]", () -> new byte[9][9], (work, values) -> work.arrayValues.of(values)),
				bytes("byte[]", () -> new byte[9], (work, value) -> work.arrayValues.of(value)),
				bytes("packed", RecordWorkTests::packed, (work, values) -> work.packedValues.of(values)),
				bytes("receiver", () -> new byte[9][], (work, values) -> work.receiver.of(values)));
	}

	private static PackedBytes packed() {
		return PackedBytes.of(new byte[9], new int[] { 0, 4, 9 });
	}

	private static <T> Arguments bytes(String name, Supplier<T> maker, Taker<BytesWork, T> taker) {
		Function<FactoryContext, BytesWork> place = FactoryContext::takeBytesWork;
		return Arguments.of(name, place, maker, taker);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "fixedArguments", "bytesArguments" })
	void argumentShouldNotBeKept(String name, Function<FactoryContext, RecordWork<?>> place, Supplier<Object> maker,
			Taker<RecordWork<?>, Object> taker) {
		RecordWork<?> work = place.apply(this.factory);
		WeakReference<Object> argument = taken(work, maker, taker);
		System.gc();
		assertThat(argument.get()).as("while the call has it").isNotNull();

		work.close();

		for (int i = 0; i < 100 && argument.get() != null; i++) {
			System.gc();
		}
		assertThat(argument.get()).isNull();
	}

	// In a frame of its own, which keeps nothing.
	private static <W> WeakReference<Object> taken(W work, Supplier<Object> maker, Taker<W, Object> taker) {
		Object argument = maker.get();
		taker.take(work, argument);
		return new WeakReference<>(argument);
	}

	/**
	 * Gives an argument to a place.
	 *
	 * @param <W> the place
	 * @param <T> type of the argument
	 */
	@FunctionalInterface
	interface Taker<W, T> {

		void take(W work, T argument);

	}

}
