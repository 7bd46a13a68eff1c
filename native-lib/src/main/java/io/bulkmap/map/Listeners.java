package io.bulkmap.map;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

import io.bulkmap.BulkMapListener;
import io.bulkmap.BulkOperation;
import io.bulkmap.OffHeapMap;

/**
 * Those who are told what maps do. What they throw stays here.
 */
final class Listeners {

	static final Listeners NONE = new Listeners(List.of());

	/**
	 * As many as an {@code int} has bits.
	 */
	static final int MAXIMUM = Integer.SIZE;

	private static final Logger logger = System.getLogger(BulkMapListener.class.getName());

	private final BulkMapListener[] listeners;

	Listeners(List<BulkMapListener> listeners) {
		assert listeners.size() <= MAXIMUM : listeners;
		this.listeners = listeners.toArray(BulkMapListener[]::new);
	}

	/**
	 * Tells all of them something.
	 * @param message what to tell one
	 */
	void tell(Consumer<BulkMapListener> message) {
		for (BulkMapListener listener : this.listeners) {
			tell(listener, message);
		}
	}

	/**
	 * Tells some of them something.
	 * @param which what {@link #bulkCallStarted} has returned
	 * @param message what to tell one
	 */
	void tell(int which, Consumer<BulkMapListener> message) {
		for (int left = which; left != 0; left &= left - 1) {
			tell(this.listeners[Integer.numberOfTrailingZeros(left)], message);
		}
	}

	private static void tell(BulkMapListener listener, Consumer<BulkMapListener> message) {
		try {
			message.accept(listener);
		}
		catch (RuntimeException | Error ex) {
			failed(listener, ex);
		}
	}

	/**
	 * Tells all of them that a bulk call begins.
	 * @param map the map
	 * @param operation what is called
	 * @param keys number of keys in the batch
	 * @return a bit for each one that wants to be told of its end
	 */
	int bulkCallStarted(OffHeapMap map, BulkOperation operation, int keys) {
		int which = 0;
		for (int i = 0; i < this.listeners.length; i++) {
			try {
				which |= (this.listeners[i].bulkCallStarted(map, operation, keys) ? 1 : 0) << i;
			}
			catch (RuntimeException | Error ex) {
				failed(this.listeners[i], ex);
			}
		}
		return which;
	}

	private static void failed(BulkMapListener listener, Throwable failure) {
		logger.log(Level.WARNING, "A listener of bulk maps has failed: " + listener, failure);
	}

}
