package io.bulkmap.sample.web;

import java.util.Map;
import java.util.Set;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;

import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * The maps as requests name them.
 */
@Component
final class Maps {

	private final BulkMapFactory factory;

	private final Set<String> declared;

	private final int maxCount;

	Maps(BulkMapFactory factory, Map<String, OffHeapMap> declared, MapsProperties properties) {
		this.factory = factory;
		this.declared = Set.copyOf(declared.keySet());
		this.maxCount = properties.maxCount();
	}

	/**
	 * Returns the map of this name.
	 * @param name any name
	 * @return the map
	 * @throws ErrorResponseException if there is none of the type that the service knows
	 */
	LongLongBulkMap get(String name) {
		return this.factory.find(name)
			.filter((map) -> map.type() == MapType.LONG_LONG)
			.map(LongLongBulkMap.class::cast)
			.orElseThrow(() -> Problem.unknownMap(name));
	}

	/**
	 * Creates the map of this name if there is none.
	 * @param name any name
	 * @return whether there was none
	 * @throws ErrorResponseException if there is one of another type, or none can be
	 * created
	 */
	synchronized boolean create(String name) {
		if (this.factory.find(name).isPresent()) {
			get(name);
			return false;
		}
		if (this.factory.maps().size() >= this.maxCount) {
			throw Problem.tooManyMaps(this.maxCount);
		}
		try {
			this.factory.longLongMap(name);
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
		LongLongBulkMap map = get(name);
		if (this.declared.contains(name)) {
			throw Problem.declaredMap(name);
		}
		map.close();
	}

	/**
	 * Returns the name of the kernel that all maps work with.
	 */
	String kernel() {
		return this.factory.kernel().active().id();
	}

}
