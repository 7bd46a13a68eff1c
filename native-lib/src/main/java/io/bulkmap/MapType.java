package io.bulkmap;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the keys and values of a map are. The constants of this class are all that there
 * are; they can be compared by {@code ==}.
 *
 * @param <M> type of the maps
 * @since 0.1.0
 * @see BulkMapFactory#map(String, MapType)
 */
// Not an enum, because the constants of one have no type parameters.
public final class MapType<M extends OffHeapMap> {

	/**
	 * From {@code long} to {@code long}.
	 */
	public static final MapType<LongLongBulkMap> LONG_LONG = new MapType<>("long-long", LongLongBulkMap.class);

	/**
	 * From {@code long} to rows of a number of bytes that
	 * {@link BulkMapOptions#withRowBytes(int)} says.
	 */
	public static final MapType<LongRowBulkMap> LONG_ROW = new MapType<>("long-row", LongRowBulkMap.class, true);

	/**
	 * From 16 bytes, such as a {@link java.util.UUID}, to {@code long}.
	 */
	public static final MapType<UuidLongBulkMap> UUID_LONG = new MapType<>("uuid-long", UuidLongBulkMap.class);

	/**
	 * From 16 bytes, such as a {@link java.util.UUID}, to 16 bytes.
	 */
	public static final MapType<UuidUuidBulkMap> UUID_UUID = new MapType<>("uuid-uuid", UuidUuidBulkMap.class);

	/**
	 * From strings to {@code long}.
	 */
	public static final MapType<StringLongBulkMap> STRING_LONG = new MapType<>("string-long", StringLongBulkMap.class);

	/**
	 * From bytes, any number of them, to bytes.
	 */
	public static final MapType<BytesBulkMap> BYTES = new MapType<>("bytes", BytesBulkMap.class);

	private static final List<MapType<?>> VALUES = List.of(LONG_LONG, LONG_ROW, UUID_LONG, UUID_UUID, STRING_LONG,
			BYTES);

	private final String id;

	private final Class<M> mapClass;

	private final boolean hasRows;

	// Visible for tests, which need a type that there is not.
	MapType(String id, Class<M> mapClass) {
		this(id, mapClass, false);
	}

	private MapType(String id, Class<M> mapClass, boolean hasRows) {
		this.id = id;
		this.mapClass = mapClass;
		this.hasRows = hasRows;
	}

	/**
	 * Returns the name in settings.
	 *
	 * <pre class="code">
	 * MapType.LONG_LONG.id(); // = "long-long"
	 * </pre>
	 * @return the name in lower case
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns the interface of the maps.
	 *
	 * <pre class="code">
	 * MapType.LONG_LONG.mapClass(); // = interface io.bulkmap.LongLongBulkMap
	 * </pre>
	 * @return the interface
	 */
	public Class<M> mapClass() {
		return this.mapClass;
	}

	/**
	 * Tells whether values are rows, whose length is an option of the map.
	 *
	 * <pre class="code">
	 * MapType.LONG_ROW.hasRows(); // = true
	 * </pre>
	 * @return {@code true} if {@link BulkMapOptions#rowBytes()} counts
	 */
	public boolean hasRows() {
		return this.hasRows;
	}

	/**
	 * Returns all types.
	 *
	 * <pre class="code">
	 * MapType.values(); // = [long-long, long-row, uuid-long, uuid-uuid, string-long, bytes]
	 * </pre>
	 * @return a list that does not change
	 */
	public static List<MapType<?>> values() {
		return VALUES;
	}

	/**
	 * Returns the type of a name. Case, hyphens and underscores make no difference, so
	 * that properties and environment variables can be read.
	 *
	 * <pre class="code">
	 * MapType.valueOf("LONG_LONG"); // = long-long
	 * MapType.valueOf("dictionary"); // throws IllegalArgumentException
	 * </pre>
	 * @param id the name
	 * @return the type
	 * @throws NullPointerException if the name is {@code null}
	 * @throws IllegalArgumentException if there is no such type; the message has the
	 * names of all
	 */
	public static MapType<?> valueOf(String id) {
		Objects.requireNonNull(id, "'id' must not be null");
		return VALUES.stream()
			.filter((type) -> letters(type.id).equals(letters(id)))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no map type '%s', only: %s".formatted(id,
					VALUES.stream().map(MapType::id).collect(Collectors.joining(", ")))));
	}

	private static String letters(String id) {
		return id.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return this.id;
	}

}
