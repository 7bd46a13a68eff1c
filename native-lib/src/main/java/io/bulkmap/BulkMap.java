package io.bulkmap;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * A view of a {@link BytesBulkMap} as a map of objects, by a codec for its keys and one
 * for its values. What that map says of threads, memory and limits holds here, too.
 * <p>
 * Objects are encoded before anything is changed; what a codec throws is passed on.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 * @since 0.1.0
 * @see BytesBulkMap#as(Codec, Codec)
 */
public interface BulkMap<K, V> {

	/**
	 * Returns the map that this one is a view of.
	 *
	 * <pre class="code">
	 * map.put("one", 1L);
	 * map.bytes().size(); // = 1
	 * </pre>
	 * @return the map of bytes
	 */
	BytesBulkMap bytes();

	/**
	 * Returns the value of a key.
	 *
	 * <pre class="code">
	 * map.put("one", 1L);
	 * map.get("one"); // = 1
	 * map.get("two"); // = null
	 * </pre>
	 * @param key the key
	 * @return the value, or {@code null} if the map does not have the key
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the bytes of the key are too long
	 */
	@Nullable V get(K key);

	/**
	 * Tells whether the map has a key.
	 *
	 * <pre class="code">
	 * map.put("one", 1L);
	 * map.containsKey("one"); // = true
	 * </pre>
	 * @param key the key
	 * @return {@code true} if there is an entry with this key
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the bytes of the key are too long
	 */
	boolean containsKey(K key);

	/**
	 * Stores one entry, replacing the value that the key had.
	 *
	 * <pre class="code">
	 * map.put("one", 1L); // = true
	 * map.put("one", 2L); // = false
	 * </pre>
	 * @param key the key
	 * @param value the value
	 * @return {@code true} if the key is new, {@code false} if it had a value
	 * @throws NullPointerException if one of both is {@code null}
	 * @throws IllegalArgumentException if the bytes of one of both are too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	boolean put(K key, V value);

	/**
	 * Removes one entry.
	 *
	 * <pre class="code">
	 * map.put("one", 1L);
	 * map.remove("one"); // = true
	 * </pre>
	 * @param key the key
	 * @return {@code true} if there was an entry with this key
	 * @throws NullPointerException if the key is {@code null}
	 * @throws IllegalArgumentException if the bytes of the key are too long
	 */
	boolean remove(K key);

	/**
	 * Stores all entries of a map, in its order, in one step for other threads.
	 *
	 * <pre class="code">
	 * map.putAll(Map.of("one", 1L, "two", 2L)); // = 2
	 * </pre>
	 * @param entries the entries
	 * @return how many keys are new
	 * @throws NullPointerException if the map, a key or a value is {@code null}
	 * @throws IllegalArgumentException if the bytes of a key or a value are too long
	 * @throws MapCapacityException if the map has to grow and cannot
	 */
	long putAll(Map<? extends K, ? extends V> entries);

	/**
	 * Looks up keys, all at one moment.
	 *
	 * <pre class="code">
	 * map.put("one", 1L);
	 * map.getAll(List.of("one", "two")); // = {one=1}
	 * </pre>
	 * @param keys the keys
	 * @return a new map of those that there are, in the order of the keys
	 * @throws NullPointerException if the collection or a key is {@code null}
	 * @throws IllegalArgumentException if the bytes of a key are too long
	 */
	Map<K, V> getAll(Collection<? extends K> keys);

	/**
	 * Removes the entries with some keys, in one step for other threads.
	 *
	 * <pre class="code">
	 * map.put("one", 1L);
	 * map.removeAll(List.of("one", "two")); // = 1
	 * </pre>
	 * @param keys the keys
	 * @return how many entries there were
	 * @throws NullPointerException if the collection or a key is {@code null}
	 * @throws IllegalArgumentException if the bytes of a key are too long
	 */
	long removeAll(Collection<? extends K> keys);

	/**
	 * Does something with every entry, as {@link BytesBulkMap#forEach} does.
	 *
	 * <pre class="code">{@code
	 * map.put("one", 1L);
	 * LongAdder sum = new LongAdder();
	 * map.forEach((key, value) -> sum.add(value)); // sum = 1
	 * }</pre>
	 * @param action what to do
	 * @throws NullPointerException if the action is {@code null}
	 */
	void forEach(BiConsumer<? super K, ? super V> action);

	/**
	 * Does something with every entry, as they are at one moment, in the order of the
	 * bytes of their keys. The codecs of {@link Codec} keep the order of numbers, and of
	 * strings by code points. Needs the memory of a {@link BytesBulkMap#snapshot()},
	 * which is there for those who do not want all entries. The action may use the map
	 * and write to it; an exception of it ends the walk and is passed on.
	 *
	 * <pre class="code">{@code
	 * map.putAll(Map.of("two", 2L, "one", 1L, "three", 3L));
	 * List<String> keys = new ArrayList<>();
	 * map.forEachInOrder((key, value) -> keys.add(key)); // keys = [one, three, two]
	 * }</pre>
	 * @param action what to do
	 * @throws NullPointerException if the action is {@code null}
	 * @throws MapCapacityException if there is no memory for a snapshot
	 * @throws IllegalStateException if the map is closed, also by the action
	 */
	void forEachInOrder(BiConsumer<? super K, ? super V> action);

	/**
	 * Returns a live view that is a {@link ConcurrentMap}.
	 *
	 * <pre class="code">
	 * map.asMap().merge("one", 1L, Long::sum);
	 * map.asMap().merge("one", 1L, Long::sum); // = 2
	 * map.get("one"); // = 2
	 * </pre>
	 * @return the view; two views of one map are equal if they have the same entries
	 */
	ConcurrentMap<K, V> asMap();

}
