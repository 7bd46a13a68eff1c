package io.bulkmap.map;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import io.bulkmap.LongLongBulkMap;
import io.bulkmap.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LongLongBulkMap#asMap()} returns. Stateless: everything is in the map.
 */
/*
 * Atomicity. An operation that has to see a value before it writes does both while it has
 * the table for itself. Where there is nothing to write, it finds that out first, without
 * a lock. So it never asks for room that it does not need.
 */
final class LongLongMapView extends MapView<Long, Long> implements Serializable {

	@Serial
	private static final long serialVersionUID = 1;

	// Two values, one of which a key does not have. They are seldom the value of
	// anything.
	static final long MISSING = 0x9e37_79b9_7f4a_7c15L;

	static final long ALSO_MISSING = ~MISSING;

	private static final int CHUNK = 1024;

	private final transient OffHeapLongLongBulkMap map;

	LongLongMapView(OffHeapLongLongBulkMap map) {
		this.map = map;
	}

	@Override
	long entries() {
		return this.map.size();
	}

	@Override
	EntryCursor<Long, Long> cursor() {
		return new BoxingCursor(this.map.cursor());
	}

	@Override
	public @Nullable Long get(Object key) {
		return (checkedKey(key) instanceof Long number) ? read(number) : null;
	}

	private @Nullable Long read(long key) {
		while (true) {
			long value = this.map.get(key, MISSING);
			if (value != MISSING) {
				return value;
			}
			if (!this.map.containsKey(key)) {
				return null;
			}
			value = this.map.get(key, ALSO_MISSING);
			if (value != ALSO_MISSING) {
				return value;
			}
		}
	}

	@Override
	public boolean containsKey(Object key) {
		return checkedKey(key) instanceof Long number && this.map.containsKey(number);
	}

	@Override
	boolean hasEntry(Object key, @Nullable Object value) {
		return key instanceof Long number && value instanceof Long expected && has(number, expected);
	}

	@Override
	public @Nullable Long put(Long key, Long value) {
		long number = checkedKey(key);
		long replacement = checkedValue(value);
		return this.map.exclusively(number, (table) -> {
			Long old = read(table, number);
			table.put(number, replacement);
			return old;
		});
	}

	@Override
	public @Nullable Long putIfAbsent(Long key, Long value) {
		long number = checkedKey(key);
		long first = checkedValue(value);
		return this.map.exclusively(number, (table) -> {
			Long old = read(table, number);
			if (old == null) {
				table.put(number, first);
			}
			return old;
		});
	}

	@Override
	public @Nullable Long replace(Long key, Long value) {
		long number = checkedKey(key);
		long replacement = checkedValue(value);
		if (!this.map.containsKey(number)) {
			return null;
		}
		return this.map.exclusively(number, (table) -> {
			Long old = read(table, number);
			if (old != null) {
				table.put(number, replacement);
			}
			return old;
		});
	}

	@Override
	public boolean replace(Long key, Long oldValue, Long newValue) {
		long number = checkedKey(key);
		long expected = Objects.requireNonNull(oldValue, "'oldValue' must not be null");
		long replacement = Objects.requireNonNull(newValue, "'newValue' must not be null");
		return has(number, expected) && this.map.exclusively(number, (table) -> {
			boolean same = has(table, number, expected);
			if (same) {
				table.put(number, replacement);
			}
			return same;
		});
	}

	@Override
	public @Nullable Long remove(Object key) {
		if (!(checkedKey(key) instanceof Long boxed) || !this.map.containsKey(boxed)) {
			return null;
		}
		long number = boxed;
		return this.map.exclusively(number, (table) -> {
			Long old = read(table, number);
			table.remove(number);
			return old;
		});
	}

	@Override
	public boolean remove(Object key, @Nullable Object value) {
		return checkedKey(key) instanceof Long number && value instanceof Long expected
				&& removeEntry(number, expected);
	}

	@Override
	boolean removeKey(Object key) {
		return checkedKey(key) instanceof Long number && this.map.remove(number);
	}

	@Override
	boolean removeKeys(Collection<?> keys) {
		long[] chunk = chunk(keys.size());
		int count = 0;
		long removed = 0;
		for (Object key : keys) {
			if (checkedKey(key) instanceof Long number) {
				chunk[count++] = number;
				if (count == chunk.length) {
					removed += this.map.removeAll(chunk, 0, count);
					count = 0;
				}
			}
		}
		removed += this.map.removeAll(chunk, 0, count);
		return removed > 0;
	}

	private boolean removeEntry(long key, long expected) {
		return has(key, expected)
				&& this.map.exclusively(key, (table) -> has(table, key, expected) && table.remove(key));
	}

	@Override
	public void clear() {
		this.map.clear();
	}

	@Override
	public void putAll(Map<? extends Long, ? extends Long> entries) {
		long[] keys = chunk(entries.size());
		long[] values = new long[keys.length];
		int count = 0;
		for (Map.Entry<? extends Long, ? extends Long> entry : entries.entrySet()) {
			keys[count] = checkedKey(entry.getKey());
			values[count] = checkedValue(entry.getValue());
			if (++count == keys.length) {
				this.map.putAll(keys, values, 0, count);
				count = 0;
			}
		}
		this.map.putAll(keys, values, 0, count);
	}

	// The function runs before the map is locked. What has changed meanwhile, is done
	// again, one by one.
	@Override
	public void replaceAll(BiFunction<? super Long, ? super Long, ? extends Long> function) {
		Objects.requireNonNull(function, "'function' must not be null");
		MapCursor cursor = this.map.cursor();
		long[] keys = new long[CHUNK];
		long[] values = new long[CHUNK];
		long[] replacements = new long[CHUNK];
		for (int count = cursor.next(keys, values); count > 0; count = cursor.next(keys, values)) {
			int computed = 0;
			try {
				for (; computed < count; computed++) {
					replacements[computed] = checkedValue(function.apply(keys[computed], values[computed]));
				}
			}
			finally {
				replaceAll(keys, values, replacements, computed, function);
			}
		}
	}

	private void replaceAll(long[] keys, long[] values, long[] replacements, int count,
			BiFunction<? super Long, ? super Long, ? extends Long> function) {
		boolean[] replaced = this.map.replaceAll(keys, values, replacements, count);
		for (int i = 0; i < count; i++) {
			if (!replaced[i]) {
				replaceOne(keys[i], function);
			}
		}
	}

	private void replaceOne(Long key, BiFunction<? super Long, ? super Long, ? extends Long> function) {
		Long old = read(key);
		while (old != null && !replace(key, old, checkedValue(function.apply(key, old)))) {
			old = read(key);
		}
	}

	@Override
	public void forEach(BiConsumer<? super Long, ? super Long> action) {
		Objects.requireNonNull(action, "'action' must not be null");
		this.map.forEach(action::accept);
	}

	@Serial
	private Object writeReplace() {
		return new SerializedEntries(this);
	}

	@Serial
	private void readObject(ObjectInputStream in) throws InvalidObjectException {
		throw new InvalidObjectException("A view of a map is read as a copy");
	}

	private boolean has(long key, long value) {
		return this.map.get(key, ~value) == value;
	}

	private static boolean has(Table table, long key, long value) {
		return table.get(key, ~value) == value;
	}

	private static @Nullable Long read(Table table, long key) {
		return table.containsKey(key) ? Long.valueOf(table.get(key, 0)) : null;
	}

	private static long[] chunk(int elements) {
		return new long[Math.max(1, Math.min(elements, CHUNK))];
	}

	/**
	 * A cursor whose keys and values are objects.
	 */
	private record BoxingCursor(MapCursor cursor) implements EntryCursor<Long, Long> {

		@Override
		public boolean hasNext() {
			return this.cursor.hasNext();
		}

		@Override
		public Long nextKey() {
			return this.cursor.nextKey();
		}

		@Override
		public Long value() {
			return this.cursor.value();
		}

	}

}
