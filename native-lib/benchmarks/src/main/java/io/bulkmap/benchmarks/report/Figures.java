package io.bulkmap.benchmarks.report;

import java.util.Locale;

/**
 * How numbers are written, in pages and documents alike.
 */
final class Figures {

	private Figures() {
	}

	static String nanos(double nanos) {
		return String.format(Locale.ROOT, "%,.1f", nanos);
	}

	static String micros(long nanos) {
		return micros((double) nanos);
	}

	static String micros(double nanos) {
		return String.format(Locale.ROOT, (nanos < 100_000) ? "%,.1f" : "%,.0f", nanos / 1e3);
	}

	static String millis(double millis) {
		return String.format(Locale.ROOT, "%,.2f", millis);
	}

	static String ratio(double ratio) {
		return String.format(Locale.ROOT, "%.2fx", ratio);
	}

	static String percent(double share) {
		return String.format(Locale.ROOT, "%.0f %%", 100 * share);
	}

	static String count(long count) {
		return count((double) count);
	}

	static String count(double count) {
		return String.format(Locale.ROOT, "%,.0f", count);
	}

	static String millions(double count) {
		return String.format(Locale.ROOT, "%,.2f", count / 1e6);
	}

	static String bytes(double bytes) {
		return String.format(Locale.ROOT, "%,.1f", bytes);
	}

	static String mebibytes(long bytes) {
		return mebibytes((double) bytes);
	}

	static String mebibytes(double bytes) {
		return String.format(Locale.ROOT, "%,.1f", bytes / (1 << 20));
	}

	static String gibibytes(long bytes) {
		return gibibytes((double) bytes);
	}

	static String gibibytes(double bytes) {
		return String.format(Locale.ROOT, "%,.1f", bytes / (1 << 30));
	}

}
