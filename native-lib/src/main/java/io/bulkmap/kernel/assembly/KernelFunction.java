package io.bulkmap.kernel.assembly;

import java.util.Locale;

import io.bulkmap.Isa;
import io.bulkmap.kernel.Update;

/**
 * What every instruction set has a function for in the native library.
 */
enum KernelFunction {

	ADD_ALL("i64"), CONTAINS_ALL("i64"), COPY_GROUPS("i64"), GET_ALL("i64"), GET_OR_PUT_ALL("i64"), HASH_ALL("u128"),
	HASH_ALL_BYTES, MAX_ALL("i64"), MIN_ALL("i64"), PUT_ALL("i64"), PUT_ALL_IF_ABSENT("i64"), READ_ALL("rec"),
	READ_ALL_BYTES, REMOVE_ALL("i64"), WRITE_ALL("rec"), WRITE_ALL_BYTES;

	// What it does, and on what.
	private final String stem;

	KernelFunction() {
		this.stem = name().toLowerCase(Locale.ROOT);
	}

	KernelFunction(String type) {
		this.stem = name().toLowerCase(Locale.ROOT) + "_" + type;
	}

	static KernelFunction of(Update update) {
		return switch (update) {
			case PUT -> PUT_ALL;
			case PUT_IF_ABSENT -> PUT_ALL_IF_ABSENT;
			case ADD -> ADD_ALL;
			case MIN -> MIN_ALL;
			case MAX -> MAX_ALL;
		};
	}

	/**
	 * Returns the name of the function, such as {@code bulkmap_get_all_i64_avx2}.
	 * @param isa an instruction set that is not Java
	 * @return its symbol
	 */
	String symbol(Isa isa) {
		return "bulkmap_%s_%s".formatted(this.stem, level(isa).id());
	}

	// What AVX2 does not make quicker is left to the level below it.
	private Isa level(Isa isa) {
		return switch (this) {
			case COPY_GROUPS, HASH_ALL, HASH_ALL_BYTES -> (isa == Isa.AVX2) ? Isa.SSE2 : isa;
			default -> isa;
		};
	}

}
