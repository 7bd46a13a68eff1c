package io.bulkmap.sample.store;

import java.util.List;
import java.util.Optional;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;

/**
 * The bulk maps of a factory whose keys and values are {@code long}s.
 */
final class BulkEntryMaps implements EntryMaps {

	private final BulkMapFactory factory;

	BulkEntryMaps(BulkMapFactory factory) {
		this.factory = factory;
	}

	@Override
	public Optional<EntryMap> find(String name) {
		return this.factory.find(name).filter(BulkEntryMaps::isKnown).map(BulkEntryMaps::of);
	}

	@Override
	public boolean isTaken(String name) {
		return this.factory.find(name).isPresent();
	}

	@Override
	public EntryMap create(String name) {
		return new BulkEntryMap(this.factory.longLongMap(name));
	}

	@Override
	public List<EntryMap> all() {
		return this.factory.maps().stream().filter(BulkEntryMaps::isKnown).map(BulkEntryMaps::of).toList();
	}

	@Override
	public int count() {
		return this.factory.maps().size();
	}

	@Override
	public String kernel() {
		return this.factory.kernel().active().id();
	}

	private static boolean isKnown(OffHeapMap map) {
		return map.type() == MapType.LONG_LONG;
	}

	private static EntryMap of(OffHeapMap map) {
		return new BulkEntryMap((LongLongBulkMap) map);
	}

}
