package io.bulkmap.sample.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/**
 * Maps of the JDK, to compare bulk maps with.
 */
final class JavaEntryMaps implements EntryMaps {

	/**
	 * The names that bulk maps can have.
	 */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private final ConcurrentSkipListMap<String, EntryMap> maps = new ConcurrentSkipListMap<>();

	@Override
	public Optional<EntryMap> find(String name) {
		return Optional.ofNullable(this.maps.get(name));
	}

	@Override
	public boolean isTaken(String name) {
		return this.maps.containsKey(name);
	}

	@Override
	public EntryMap create(String name) {
		if (!NAME.matcher(name).matches()) {
			throw new IllegalArgumentException(
					"Map name '%s' is not 1 to 64 letters, digits, dots, underscores and hyphens".formatted(name));
		}
		return this.maps.computeIfAbsent(name, (key) -> new JavaEntryMap(key, this::forget));
	}

	private void forget(EntryMap map) {
		this.maps.remove(map.name(), map);
	}

	@Override
	public List<EntryMap> all() {
		return List.copyOf(this.maps.values());
	}

	@Override
	public int count() {
		return this.maps.size();
	}

	@Override
	public String kernel() {
		return Store.CONCURRENT_HASH_MAP.id();
	}

}
