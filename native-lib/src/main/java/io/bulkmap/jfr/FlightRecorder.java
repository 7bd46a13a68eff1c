package io.bulkmap.jfr;

import io.bulkmap.KernelInfo;
import org.jspecify.annotations.Nullable;

/**
 * The flight recorder, or nothing in a runtime image without the module {@code jdk.jfr}.
 */
public final class FlightRecorder {

	private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

	private FlightRecorder() {
	}

	/**
	 * Begins to time a bulk call.
	 * @return the event; {@code null} if nobody records such events
	 */
	public static @Nullable BulkCallEvent beginBulkCall() {
		return PRESENT ? BulkCallEvent.begun() : null;
	}

	/**
	 * Begins to time a move to another table.
	 * @return the event; {@code null} if nobody records such events
	 */
	public static @Nullable GrowthEvent beginGrowth() {
		return PRESENT ? GrowthEvent.begun() : null;
	}

	/**
	 * Records which kernel was chosen.
	 * @param kernel the kernel and why
	 */
	public static void kernelChosen(KernelInfo kernel) {
		if (PRESENT) {
			KernelSelectionEvent.record(kernel);
		}
	}

}
