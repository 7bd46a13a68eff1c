package io.bulkmap.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * A move of all entries of a partition to another table, begun by one call and ended by
 * another, perhaps of another thread.
 */
@Name("io.bulkmap.Growth")
@Label("Growth")
@Description("Move of all entries of one partition of a bulk map to another table, a piece per call that writes")
@Category("bulkmap")
@StackTrace(false)
public final class GrowthEvent extends Event {

	private static final GrowthEvent ANY = new GrowthEvent();

	@Label("Map")
	@Nullable String map;

	@Label("Old Capacity")
	@Description("Entries that the partition could hold before it had to grow")
	long oldCapacity;

	@Label("New Capacity")
	@Description("Entries that the partition can hold before it has to grow again")
	long newCapacity;

	@Label("Entries")
	@Description("Entries that were moved")
	long entries;

	static @Nullable GrowthEvent begun() {
		if (!ANY.isEnabled()) {
			return null;
		}
		GrowthEvent event = new GrowthEvent();
		event.begin();
		return event;
	}

	/**
	 * Records the event.
	 * @param map name of the map
	 * @param oldCapacity capacity of the old table
	 * @param newCapacity capacity of the new table
	 * @param entries how many entries were moved
	 */
	public void ended(String map, long oldCapacity, long newCapacity, long entries) {
		this.map = map;
		this.oldCapacity = oldCapacity;
		this.newCapacity = newCapacity;
		this.entries = entries;
		commit();
	}

}
