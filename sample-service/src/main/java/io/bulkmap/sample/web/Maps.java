package io.bulkmap.sample.web;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.bulkmap.MapCapacityException;
import io.bulkmap.OffHeapMap;
import io.bulkmap.sample.store.EntryMap;
import io.bulkmap.sample.store.EntryMaps;

import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * The maps as requests name them.
 */
@Component
final class Maps {

	private final EntryMaps store;

	private final Set<String> declared;

	private final int maxCount;

	Maps(EntryMaps store, Map<String, OffHeapMap> declared, MapsProperties properties) {
		this.store = store;
		this.declared = Set.copyOf(declared.keySet());
		this.maxCount = properties.maxCount();
	}

	/**
	 * Returns the map of this name.
	 * @param name any name
	 * @return the map
	 * @throws ErrorResponseException if there is none of the type that the service knows
	 */
	EntryMap get(String name) {
		return this.store.find(name).orElseThrow(() -> Problem.unknownMap(name));
	}

	/**
	 * Creates the map of this name if there is none.
	 * @param name any name
	 * @return whether there was none
	 * @throws ErrorResponseException if there is one of another type, or none can be
	 * created
	 */
	synchronized boolean create(String name) {
		if (this.store.isTaken(name)) {
			get(name);
			return false;
		}
		if (this.store.count() >= this.maxCount) {
			throw Problem.tooManyMaps(this.maxCount);
		}
		try {
			this.store.create(name);
			return true;
		}
		catch (IllegalArgumentException ex) {
			throw Problem.wrongMapName(ex);
		}
		catch (MapCapacityException ex) {
			throw Problem.mapFull(ex);
		}
	}

	/**
	 * Removes the map of this name.
	 * @param name any name
	 * @throws ErrorResponseException if there is none, or if it is one that the
	 * application has declared
	 */
	void delete(String name) {
		EntryMap map = get(name);
		if (this.declared.contains(name)) {
			throw Problem.declaredMap(name);
		}
		map.delete();
	}

	/**
	 * Returns the maps of the type that the service knows.
	 */
	List<EntryMap> all() {
		return this.store.all();
	}

	/**
	 * Returns the name of the kernel that all maps work with.
	 */
	String kernel() {
		return this.store.kernel();
	}

}
