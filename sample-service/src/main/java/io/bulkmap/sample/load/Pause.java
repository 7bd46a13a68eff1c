package io.bulkmap.sample.load;

import java.util.concurrent.TimeUnit;

/**
 * Waits for the moments of a schedule.
 */
final class Pause {

	private Pause() {
	}

	/**
	 * Waits until a moment; not at all if it has passed, or if the thread is interrupted.
	 * @param nanoTime the moment as {@link System#nanoTime()} counts
	 */
	static void until(long nanoTime) {
		try {
			TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
