package io.bulkmap.kernel.assembly;

import java.util.Locale;

import io.bulkmap.Isa;
import io.bulkmap.kernel.Update;

/**
 * What every instruction set has a function for in the native library.
 */
enum KernelFunction {

	ADD_ALL("i64"), CONTAINS_ALL("i64"), COPY_GROUPS("i64"), GET_ALL("i64"), GET_OR_PUT_ALL("i64"), HASH_ALL("u128"),
	MAX_ALL("i64"), MIN_ALL("i64"), PUT_ALL("i64"), PUT_ALL_IF_ABSENT("i64"), READ_ALL("rec"), REMOVE_ALL("i64"),
	WRITE_ALL("rec");

	// What it works on.
	private final String type;

	KernelFunction(String type) {
		this.type = type;
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
		return "bulkmap_%s_%s_%s".formatted(name().toLowerCase(Locale.ROOT), this.type, level(isa).id());
	}

	// What AVX2 does not make quicker is left to the level below it.
	private Isa level(Isa isa) {
		return (isa == Isa.AVX2 && (this == COPY_GROUPS || this == HASH_ALL)) ? Isa.SSE2 : isa;
	}

}
