package io.bulkmap.benchmarks.profile;

import java.util.Locale;

/**
 * How shares and shifts are written.
 */
final class Points {

	private Points() {
	}

	static String signed(double points) {
		return String.format(Locale.ROOT, "%+.1f", points);
	}

	static String unsigned(double points) {
		return String.format(Locale.ROOT, "%.1f", points);
	}

	static String percent(double share) {
		return String.format(Locale.ROOT, "%.1f %%", 100 * share);
	}

	static String similarity(double similarity) {
		return String.format(Locale.ROOT, "%.3f", similarity);
	}

}
