package io.bulkmap.sample.store;

import java.nio.LongBuffer;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import io.bulkmap.LongLongCursor;

/**
 * A {@link ConcurrentHashMap}, written to and read as anyone would who has batches.
 */
final class JavaEntryMap implements EntryMap {

	private final String name;

	private final Consumer<JavaEntryMap> onDelete;

	private final ConcurrentHashMap<Long, Long> map = new ConcurrentHashMap<>();

	private volatile boolean deleted;

	JavaEntryMap(String name, Consumer<JavaEntryMap> onDelete) {
		this.name = name;
		this.onDelete = onDelete;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public EntryMapSize size() {
		long entries = map().mappingCount();
		return new EntryMapSize(entries, entries, 0);
	}

	@Override
	public long putAll(LongBuffer keys, LongBuffer values) {
		ConcurrentHashMap<Long, Long> map = map();
		long added = 0;
		for (int i = keys.position(), j = values.position(); i < keys.limit(); i++, j++) {
			if (map.put(keys.get(i), values.get(j)) == null) {
				added++;
			}
		}
		return added;
	}

	@Override
	public long putAllIfAbsent(LongBuffer keys, LongBuffer values) {
		ConcurrentHashMap<Long, Long> map = map();
		long added = 0;
		for (int i = keys.position(), j = values.position(); i < keys.limit(); i++, j++) {
			if (map.putIfAbsent(keys.get(i), values.get(j)) == null) {
				added++;
			}
		}
		return added;
	}

	@Override
	public long addAll(LongBuffer keys, LongBuffer values) {
		return mergeAll(keys, values, Long::sum);
	}

	@Override
	public long minAll(LongBuffer keys, LongBuffer values) {
		return mergeAll(keys, values, Math::min);
	}

	@Override
	public long maxAll(LongBuffer keys, LongBuffer values) {
		return mergeAll(keys, values, Math::max);
	}

	private long mergeAll(LongBuffer keys, LongBuffer values, BiFunction<Long, Long, Long> merge) {
		ConcurrentHashMap<Long, Long> map = map();
		MergeCounter counter = new MergeCounter(merge);
		for (int i = keys.position(), j = values.position(); i < keys.limit(); i++, j++) {
			map.merge(keys.get(i), values.get(j), counter);
		}
		return keys.remaining() - counter.merged;
	}

	@Override
	public long removeAll(LongBuffer keys) {
		ConcurrentHashMap<Long, Long> map = map();
		long removed = 0;
		for (int i = keys.position(); i < keys.limit(); i++) {
			if (map.remove(keys.get(i)) != null) {
				removed++;
			}
		}
		return removed;
	}

	@Override
	public long getAll(LongBuffer keys, LongBuffer values, long missing) {
		ConcurrentHashMap<Long, Long> map = map();
		long hits = 0;
		for (int i = keys.position(), j = values.position(); i < keys.limit(); i++, j++) {
			Long value = map.get(keys.get(i));
			if (value != null) {
				hits++;
			}
			values.put(j, (value != null) ? value : missing);
		}
		return hits;
	}

	@Override
	public LongLongCursor cursor() {
		Iterator<Map.Entry<Long, Long>> entries = map().entrySet().iterator();
		return (keys, values) -> {
			map();
			int count = 0;
			while (count < keys.length && entries.hasNext()) {
				Map.Entry<Long, Long> entry = entries.next();
				keys[count] = entry.getKey();
				values[count] = entry.getValue();
				count++;
			}
			return count;
		};
	}

	@Override
	public void delete() {
		this.deleted = true;
		this.onDelete.accept(this);
	}

	private ConcurrentHashMap<Long, Long> map() {
		if (this.deleted) {
			throw new MapDeletedException(this.name, null);
		}
		return this.map;
	}

	/**
	 * Counts the values that there were: {@code merge} itself does not tell. It calls a
	 * function once for each of them.
	 */
	private static final class MergeCounter implements BiFunction<Long, Long, Long> {

		private final BiFunction<Long, Long, Long> merge;

		private long merged;

		private MergeCounter(BiFunction<Long, Long, Long> merge) {
			this.merge = merge;
		}

		@Override
		public Long apply(Long old, Long value) {
			this.merged++;
			return this.merge.apply(old, value);
		}

	}

}
