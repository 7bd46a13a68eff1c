package io.bulkmap.map;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;

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
 *
 * Functions of the caller run without any lock. compute, computeIfAbsent,
 * computeIfPresent and merge are those of ConcurrentMap: they try again if somebody has
 * changed the value while the function ran, and so does replaceAll.
 */
final class LongLongMapView extends AbstractMap<Long, Long> implements ConcurrentMap<Long, Long>, Serializable {

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
	public int size() {
		return (int) Math.min(this.map.size(), Integer.MAX_VALUE);
	}

	@Override
	public @Nullable Long get(Object key) {
		return (checked(key) instanceof Long number) ? read(number) : null;
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
		return checked(key) instanceof Long number && this.map.containsKey(number);
	}

	@Override
	public boolean containsValue(Object value) {
		Objects.requireNonNull(value, "'value' must not be null");
		MapCursor cursor = cursor();
		while (cursor.hasNext()) {
			cursor.nextKey();
			if (value.equals(cursor.value())) {
				return true;
			}
		}
		return false;
	}

	@Override
	public @Nullable Long put(Long key, Long value) {
		long number = checked(key);
		long replacement = checkedValue(value);
		return this.map.exclusively(number, (table) -> {
			Long old = read(table, number);
			table.put(number, replacement);
			return old;
		});
	}

	@Override
	public @Nullable Long putIfAbsent(Long key, Long value) {
		long number = checked(key);
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
		long number = checked(key);
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
		long number = checked(key);
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
		if (!(checked(key) instanceof Long boxed) || !this.map.containsKey(boxed)) {
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
		return checked(key) instanceof Long number && value instanceof Long expected && removeEntry(number, expected);
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
			keys[count] = checked(entry.getKey());
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
		MapCursor cursor = cursor();
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

	@Override
	public Set<Long> keySet() {
		return new Keys();
	}

	@Override
	public Collection<Long> values() {
		return new Values();
	}

	@Override
	public Set<Map.Entry<Long, Long>> entrySet() {
		return new Entries();
	}

	@Serial
	private Object writeReplace() {
		return new SerializedEntries(this);
	}

	@Serial
	private void readObject(ObjectInputStream in) throws InvalidObjectException {
		throw new InvalidObjectException("A view of a map is read as a copy");
	}

	private MapCursor cursor() {
		return this.map.cursor();
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

	// An entry whose value has changed since the filter saw it stays.
	private boolean removeEntriesIf(Predicate<? super Map.Entry<Long, Long>> filter) {
		MapCursor cursor = cursor();
		boolean removed = false;
		while (cursor.hasNext()) {
			long key = cursor.nextKey();
			long value = cursor.value();
			removed |= filter.test(Map.entry(key, value)) && removeEntry(key, value);
		}
		return removed;
	}

	// Not sized, because elements may come and go.
	private <E> Spliterator<E> spliterator(Iterator<E> iterator, int characteristics) {
		return Spliterators.spliterator(iterator, this.map.size(),
				characteristics | Spliterator.NONNULL | Spliterator.CONCURRENT);
	}

	private static long[] chunk(int elements) {
		return new long[Math.max(1, Math.min(elements, CHUNK))];
	}

	private static <T> T checked(T key) {
		return Objects.requireNonNull(key, "'key' must not be null");
	}

	private static Long checkedValue(Long value) {
		return Objects.requireNonNull(value, "'value' must not be null");
	}

	private final class Keys extends AbstractSet<Long> {

		@Override
		public int size() {
			return LongLongMapView.this.size();
		}

		@Override
		public boolean contains(Object key) {
			return containsKey(key);
		}

		@Override
		public boolean remove(Object key) {
			return checked(key) instanceof Long number && LongLongMapView.this.map.remove(number);
		}

		@Override
		public boolean removeAll(Collection<?> keys) {
			long[] chunk = chunk(keys.size());
			int count = 0;
			long removed = 0;
			for (Object key : keys) {
				if (checked(key) instanceof Long number) {
					chunk[count++] = number;
					if (count == chunk.length) {
						removed += LongLongMapView.this.map.removeAll(chunk, 0, count);
						count = 0;
					}
				}
			}
			removed += LongLongMapView.this.map.removeAll(chunk, 0, count);
			return removed > 0;
		}

		@Override
		public void clear() {
			LongLongMapView.this.clear();
		}

		@Override
		public Iterator<Long> iterator() {
			return new MapIterator<>(LongLongMapView.this.map, (key, value) -> key);
		}

		@Override
		public Spliterator<Long> spliterator() {
			return LongLongMapView.this.spliterator(iterator(), Spliterator.DISTINCT);
		}

	}

	private final class Values extends AbstractCollection<Long> {

		@Override
		public int size() {
			return LongLongMapView.this.size();
		}

		@Override
		public boolean contains(Object value) {
			return containsValue(value);
		}

		@Override
		public boolean remove(@Nullable Object value) {
			MapCursor cursor = cursor();
			while (cursor.hasNext()) {
				long key = cursor.nextKey();
				if (Objects.equals(cursor.value(), value) && removeEntry(key, cursor.value())) {
					return true;
				}
			}
			return false;
		}

		@Override
		public boolean removeIf(Predicate<? super Long> filter) {
			Objects.requireNonNull(filter, "'filter' must not be null");
			return removeEntriesIf((entry) -> filter.test(entry.getValue()));
		}

		@Override
		public boolean removeAll(Collection<?> values) {
			return removeIf(values::contains);
		}

		@Override
		public boolean retainAll(Collection<?> values) {
			Objects.requireNonNull(values, "'values' must not be null");
			return removeIf((value) -> !values.contains(value));
		}

		@Override
		public void clear() {
			LongLongMapView.this.clear();
		}

		@Override
		public Iterator<Long> iterator() {
			return new MapIterator<>(LongLongMapView.this.map, (key, value) -> value);
		}

		@Override
		public Spliterator<Long> spliterator() {
			return LongLongMapView.this.spliterator(iterator(), 0);
		}

	}

	private final class Entries extends AbstractSet<Map.Entry<Long, Long>> {

		@Override
		public int size() {
			return LongLongMapView.this.size();
		}

		@Override
		public boolean contains(Object object) {
			return object instanceof Map.Entry<?, ?> entry && entry.getKey() instanceof Long key
					&& entry.getValue() instanceof Long value && has(key, value);
		}

		@Override
		public boolean remove(Object object) {
			return object instanceof Map.Entry<?, ?> entry && entry.getKey() instanceof Long key
					&& entry.getValue() instanceof Long value && removeEntry(key, value);
		}

		@Override
		public boolean removeIf(Predicate<? super Map.Entry<Long, Long>> filter) {
			Objects.requireNonNull(filter, "'filter' must not be null");
			return removeEntriesIf(filter);
		}

		// Never a search of the collection for each entry of the map.
		@Override
		public boolean removeAll(Collection<?> entries) {
			boolean removed = false;
			for (Object entry : entries) {
				removed |= remove(entry);
			}
			return removed;
		}

		@Override
		public boolean retainAll(Collection<?> entries) {
			Objects.requireNonNull(entries, "'entries' must not be null");
			return removeIf((entry) -> !entries.contains(entry));
		}

		@Override
		public void clear() {
			LongLongMapView.this.clear();
		}

		@Override
		public Iterator<Map.Entry<Long, Long>> iterator() {
			OffHeapLongLongBulkMap map = LongLongMapView.this.map;
			return new MapIterator<>(map, (key, value) -> new MapEntry(map, key, value));
		}

		@Override
		public Spliterator<Map.Entry<Long, Long>> spliterator() {
			return LongLongMapView.this.spliterator(iterator(), Spliterator.DISTINCT);
		}

	}

}
