package io.bulkmap.map;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;

import io.bulkmap.OffHeapMap;
import org.jspecify.annotations.Nullable;

/**
 * Says in the log, once, that a map was dropped without being closed. Its memory is
 * released anyway, when the garbage collector finds it.
 */
final class LeakGuard {

	private static final Logger logger = System.getLogger(OffHeapMap.class.getName());

	private static final Cleaner CLEANER = Cleaner.create();

	private final Report report;

	private final Cleaner.Cleanable cleanable;

	/**
	 * Creates a guard that watches nothing yet.
	 * @param map the map
	 * @param name its name
	 * @param tracking whether to remember where it was created
	 */
	LeakGuard(OffHeapMap map, String name, boolean tracking) {
		this.report = new Report(name, tracking ? new Throwable("The map was created here") : null);
		this.cleanable = CLEANER.register(map, this.report);
	}

	/**
	 * Begins the watch. A map that could not be created is none to be closed.
	 */
	void begin() {
		this.report.isOpen = true;
	}

	/**
	 * Ends the watch over a map that is closed.
	 */
	void closed() {
		this.report.isOpen = false;
		this.cleanable.clean();
	}

	/**
	 * Runs when the map is closed or can no longer be reached; so it must not refer to
	 * it.
	 */
	private static final class Report implements Runnable {

		private final String name;

		private final @Nullable Throwable creation;

		private volatile boolean isOpen;

		Report(String name, @Nullable Throwable creation) {
			this.name = name;
			this.creation = creation;
		}

		@Override
		public void run() {
			if (!this.isOpen) {
				return;
			}
			if (this.creation != null) {
				logger.log(Level.WARNING, "Map '%s' was dropped without being closed".formatted(this.name),
						this.creation);
			}
			else {
				logger.log(Level.WARNING,
						"Map '%s' was dropped without being closed; with leak tracking, its factory tells where it was created"
							.formatted(this.name));
			}
		}

	}

}
