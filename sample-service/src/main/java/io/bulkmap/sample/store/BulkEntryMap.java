package io.bulkmap.sample.store;

import java.nio.LongBuffer;
import java.util.function.Supplier;

import io.bulkmap.LongLongBulkMap;
import io.bulkmap.LongLongCursor;
import io.bulkmap.MapStatistics;

/**
 * A bulk map.
 */
final class BulkEntryMap implements EntryMap {

	private final LongLongBulkMap map;

	BulkEntryMap(LongLongBulkMap map) {
		this.map = map;
	}

	@Override
	public String name() {
		return this.map.name();
	}

	@Override
	public EntryMapSize size() {
		MapStatistics statistics = unlessDeleted(this.map::statistics);
		return new EntryMapSize(statistics.size(), statistics.capacity(), statistics.memoryBytes());
	}

	@Override
	public long putAll(LongBuffer keys, LongBuffer values) {
		return unlessDeleted(() -> this.map.putAll(keys, values));
	}

	@Override
	public long putAllIfAbsent(LongBuffer keys, LongBuffer values) {
		return unlessDeleted(() -> this.map.putAllIfAbsent(keys, values));
	}

	@Override
	public long addAll(LongBuffer keys, LongBuffer values) {
		return unlessDeleted(() -> this.map.addAll(keys, values));
	}

	@Override
	public long minAll(LongBuffer keys, LongBuffer values) {
		return unlessDeleted(() -> this.map.minAll(keys, values));
	}

	@Override
	public long maxAll(LongBuffer keys, LongBuffer values) {
		return unlessDeleted(() -> this.map.maxAll(keys, values));
	}

	@Override
	public long removeAll(LongBuffer keys) {
		return unlessDeleted(() -> this.map.removeAll(keys));
	}

	@Override
	public long getAll(LongBuffer keys, LongBuffer values, long missing) {
		return unlessDeleted(() -> this.map.getAll(keys, values, missing));
	}

	@Override
	public LongLongCursor cursor() {
		LongLongCursor cursor = unlessDeleted(this.map::cursor);
		return (keys, values) -> unlessDeleted(() -> cursor.next(keys, values));
	}

	@Override
	public void delete() {
		this.map.close();
	}

	private <T> T unlessDeleted(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (IllegalStateException ex) {
			if (isClosed()) {
				throw new MapDeletedException(name(), ex);
			}
			throw ex;
		}
	}

	/**
	 * Tells whether the map is closed, which is not the only state that it refuses calls
	 * in. Its factory cannot tell: it still has a map that is just being closed.
	 */
	private boolean isClosed() {
		try {
			this.map.size();
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

}
