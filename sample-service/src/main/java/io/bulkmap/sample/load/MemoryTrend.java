package io.bulkmap.sample.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Some memory of a service, seen again and again. It may grow in the first third of the
 * time, while maps are filled and code is compiled; after that its peak must stay where
 * it is. A peak, because maps that grow and go take more and less all the time.
 */
final class MemoryTrend {

	private static final double MEBI = 1 << 20;

	private final String name;

	private final double allowedGrowth;

	private final List<Double> bytes = new ArrayList<>();

	/**
	 * Creates a trend that nothing is known of.
	 * @param name what the memory is
	 * @param allowedGrowth how much higher than the peak of the second third that of the
	 * last one may be, in percent
	 */
	MemoryTrend(String name, double allowedGrowth) {
		this.name = name;
		this.allowedGrowth = allowedGrowth;
	}

	/**
	 * Adds what was seen after the same time as the times before.
	 */
	void add(double seen) {
		this.bytes.add(seen);
	}

	/**
	 * Returns what is wrong, {@code null} if the memory is flat.
	 */
	@Nullable String problem() {
		if (this.bytes.size() < 3) {
			return "%s was seen %s times only".formatted(this.name, this.bytes.size());
		}
		if (peak(2) > peak(1) * (1 + this.allowedGrowth / 100)) {
			return String.format(Locale.ROOT, "%s is not flat: its peak has grown by %.1f %%, more than %.1f %%",
					this.name, growth(), this.allowedGrowth);
		}
		return null;
	}

	/**
	 * Returns the trend for people.
	 */
	String text() {
		if (this.bytes.size() < 3) {
			return this.name + " is not known";
		}
		return String.format(Locale.ROOT, "%s: peaks of the thirds %.1f, %.1f, %.1f MiB (%+.1f %%)", this.name,
				peak(0) / MEBI, peak(1) / MEBI, peak(2) / MEBI, growth());
	}

	private double growth() {
		return 100 * (peak(2) / peak(1) - 1);
	}

	/**
	 * Returns the peak of a third, counted from 0.
	 */
	private double peak(int third) {
		int size = this.bytes.size();
		return this.bytes.subList(size * third / 3, size * (third + 1) / 3)
			.stream()
			.mapToDouble(Double::doubleValue)
			.max()
			.orElseThrow();
	}

}
