package io.bulkmap.jfr;

import io.bulkmap.BulkOperation;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/**
 * A bulk call that took long.
 */
@Name("io.bulkmap.BulkCall")
@Label("Bulk Call")
@Description("Call that reads or writes a batch of entries of a bulk map, waiting for locks included")
@Category("bulkmap")
@Threshold("10 ms")
public final class BulkCallEvent extends Event {

	private static final BulkCallEvent ANY = new BulkCallEvent();

	@Label("Map")
	@Nullable String map;

	@Label("Operation")
	@Nullable String operation;

	@Label("Keys")
	@Description("Number of keys in the batch")
	int keys;

	@Label("Kernel")
	@Nullable String kernel;

	@Label("Failed")
	@Description("Whether the call has thrown an exception")
	boolean failed;

	static @Nullable BulkCallEvent begun() {
		if (!ANY.isEnabled()) {
			return null;
		}
		BulkCallEvent event = new BulkCallEvent();
		event.begin();
		return event;
	}

	/**
	 * Records the event, if it took long enough.
	 * @param map name of the map
	 * @param operation what was called
	 * @param keys number of keys in the batch
	 * @param kernel name of the kernel in use
	 * @param failed whether the call has thrown an exception
	 */
	public void ended(String map, BulkOperation operation, int keys, String kernel, boolean failed) {
		end();
		if (shouldCommit()) {
			this.map = map;
			this.operation = operation.id();
			this.keys = keys;
			this.kernel = kernel;
			this.failed = failed;
			commit();
		}
	}

}
