package io.bulkmap.sample.web;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapType;

import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * The maps as requests name them.
 */
@Component
final class Maps {

	private final BulkMapFactory factory;

	Maps(BulkMapFactory factory) {
		this.factory = factory;
	}

	/**
	 * Returns the map of this name.
	 * @param name any name
	 * @return the map
	 * @throws ErrorResponseException if there is none
	 */
	LongLongBulkMap get(String name) {
		return this.factory.find(name, MapType.LONG_LONG).orElseThrow(() -> Problem.unknownMap(name));
	}

	/**
	 * Returns the name of the kernel that all maps work with.
	 */
	String kernel() {
		return this.factory.kernel().active().id();
	}

}
