package io.bulkmap.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Places of values on an axis where equal distances are equal ratios.
 *
 * @param lowest the value at the start
 * @param highest the value at the end
 * @param start place of the lowest value
 * @param end place of the highest value
 */
record Scale(double lowest, double highest, double start, double end) {

	private static final int MANY_TICKS = 6;

	/**
	 * Returns an axis that has all values, and ends where labels can be.
	 * @param values the values, all of them positive
	 * @param start place of the lowest value
	 * @param end place of the highest value
	 * @return the axis
	 */
	static Scale over(DoubleStream values, double start, double end) {
		double[] sorted = values.filter((value) -> value > 0).sorted().toArray();
		double lowest = (sorted.length > 0) ? sorted[0] : 1;
		double highest = (sorted.length > 0) ? sorted[sorted.length - 1] : 10;
		return new Scale(below(lowest), Math.max(above(highest), 2 * below(lowest)), start, end);
	}

	double at(double value) {
		double share = Math.log(Math.max(value, this.lowest) / this.lowest) / Math.log(this.highest / this.lowest);
		return this.start + share * (this.end - this.start);
	}

	/**
	 * Returns the values that get labels: 1, 2 and 5 with zeros, or, if those are many, 1
	 * with zeros.
	 */
	List<Double> ticks() {
		List<Double> all = ticks(1, 2, 5);
		return (all.size() <= MANY_TICKS) ? all : ticks(1);
	}

	private List<Double> ticks(int... digits) {
		List<Double> ticks = new ArrayList<>();
		for (double power = power(this.lowest); power <= this.highest * 1.001; power *= 10) {
			for (int digit : digits) {
				double tick = digit * power;
				if (tick >= this.lowest * 0.999 && tick <= this.highest * 1.001) {
					ticks.add(tick);
				}
			}
		}
		return ticks;
	}

	private static double below(double value) {
		double power = power(value);
		return (value >= 5 * power) ? 5 * power : (value >= 2 * power) ? 2 * power : power;
	}

	private static double above(double value) {
		double power = power(value);
		return (value <= power) ? power
				: (value <= 2 * power) ? 2 * power : (value <= 5 * power) ? 5 * power : 10 * power;
	}

	private static double power(double value) {
		return Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
	}

}
