package io.bulkmap.kernel.assembly;

import java.util.Locale;

import io.bulkmap.Isa;
import io.bulkmap.kernel.Update;

/**
 * What every instruction set has a function for in the native library.
 */
enum KernelFunction {

	ADD_ALL, CONTAINS_ALL, COPY_GROUPS, GET_ALL, GET_OR_PUT_ALL, MAX_ALL, MIN_ALL, PUT_ALL, PUT_ALL_IF_ABSENT,
	REMOVE_ALL;

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
		return "bulkmap_%s_i64_%s".formatted(name().toLowerCase(Locale.ROOT), level(isa).id());
	}

	// What AVX2 does not make quicker is left to the level below it.
	private Isa level(Isa isa) {
		return (this == COPY_GROUPS && isa == Isa.AVX2) ? Isa.SSE2 : isa;
	}

}
