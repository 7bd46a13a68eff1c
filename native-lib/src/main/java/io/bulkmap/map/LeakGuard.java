package io.bulkmap.map;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;

import io.bulkmap.OffHeapMap;
import org.jspecify.annotations.Nullable;

/**
 * Says in the log, once, that a map, or a snapshot of one, was dropped without being
 * closed. Its memory is released anyway, when the garbage collector finds it.
 */
final class LeakGuard {

	private static final Logger logger = System.getLogger(OffHeapMap.class.getName());

	private static final Cleaner CLEANER = Cleaner.create();

	private final Report report;

	private final Cleaner.Cleanable cleanable;

	/**
	 * Creates a guard that watches nothing yet.
	 * @param watched the map or snapshot
	 * @param name what it is called
	 * @param tracking whether to remember where it was created
	 * @param whenDropped what else to do then; does not refer to what is watched
	 */
	LeakGuard(Object watched, String name, boolean tracking, Runnable whenDropped) {
		this.report = new Report(name, tracking ? new Throwable("It was created here") : null, whenDropped);
		this.cleanable = CLEANER.register(watched, this.report);
	}

	/**
	 * Begins the watch. What could not be created is not to be closed.
	 */
	void begin() {
		this.report.isOpen = true;
	}

	/**
	 * Ends the watch over what is closed.
	 */
	void closed() {
		this.report.isOpen = false;
		this.cleanable.clean();
	}

	/**
	 * Runs when what is watched is closed or can no longer be reached; so it must not
	 * refer to it.
	 */
	private static final class Report implements Runnable {

		private final String name;

		private final @Nullable Throwable creation;

		private final Runnable whenDropped;

		private volatile boolean isOpen;

		Report(String name, @Nullable Throwable creation, Runnable whenDropped) {
			this.name = name;
			this.creation = creation;
			this.whenDropped = whenDropped;
		}

		@Override
		public void run() {
			if (!this.isOpen) {
				return;
			}
			if (this.creation != null) {
				logger.log(Level.WARNING, "%s was dropped without being closed".formatted(this.name), this.creation);
			}
			else {
				logger.log(Level.WARNING,
						"%s was dropped without being closed; with leak tracking, its factory tells where it was created"
							.formatted(this.name));
			}
			this.whenDropped.run();
		}

	}

}
