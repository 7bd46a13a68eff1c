package io.bulkmap.autoconfigure;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.OffHeapMap;
import io.bulkmap.autoconfigure.DeclaredMaps.Declaration;

/**
 * Creates the beans that {@link DeclaredMapsRegistrar} has registered.
 */
final class DeclaredMapCreator {

	static final String BEAN_NAME = "bulkMapDeclaredMapCreator";

	static final String METHOD_NAME = "create";

	private final BulkMapFactory factory;

	private final DeclaredMaps declared;

	DeclaredMapCreator(BulkMapFactory factory, DeclaredMaps declared) {
		this.factory = factory;
		this.declared = declared;
	}

	/**
	 * Creates a map, or finds it if somebody asked the factory before.
	 * @param name name of the map
	 * @return the map
	 */
	OffHeapMap create(String name) {
		Declaration declaration = this.declared.find(name);
		if (declaration == null) {
			throw new InvalidSettingsException(
					"Map '%s' was declared when the application was built, but is not now".formatted(name),
					"Build the application with the properties that it runs with.", DeclaredMapNames.property(name));
		}
		return DeclaredMaps.create(name, this.factory, declaration.type(), declaration.options());
	}

}
