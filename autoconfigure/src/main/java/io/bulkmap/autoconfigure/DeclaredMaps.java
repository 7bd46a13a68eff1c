package io.bulkmap.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapCapacityException;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import org.jspecify.annotations.Nullable;

/**
 * The maps of {@code bulkmap.maps}: what each is created with.
 */
final class DeclaredMaps {

	private final Map<String, Declaration> declarations = new LinkedHashMap<>();

	/**
	 * Creates the declarations.
	 * @param properties says which maps there are
	 * @param customizers change the options, one after the other
	 */
	DeclaredMaps(BulkMapProperties properties, Iterable<BulkMapOptionsCustomizer> customizers) {
		properties.maps().forEach((name, map) -> {
			BulkMapOptions options = map.options();
			for (BulkMapOptionsCustomizer customizer : customizers) {
				options = customizer.customize(name, options);
			}
			this.declarations.put(name, new Declaration(map.type(), options));
		});
	}

	/**
	 * Returns what a map is created with.
	 * @param name name of the map
	 * @return type and options; {@code null} if the map is not declared
	 */
	@Nullable Declaration find(String name) {
		return this.declarations.get(name);
	}

	/**
	 * Creates a map, or finds it.
	 * @param <M> type of the map
	 * @param name name of the map
	 * @param factory where the map is
	 * @param type what its keys and values are
	 * @param options how to create it
	 * @return the map
	 * @throws DeclaredMapCapacityException if there is no memory for it
	 * @throws InvalidSettingsException if somebody has created it with another type or
	 * other options
	 */
	static <M extends OffHeapMap> M create(String name, BulkMapFactory factory, MapType<M> type,
			BulkMapOptions options) {
		try {
			return factory.map(name, type, options);
		}
		catch (MapCapacityException ex) {
			throw new DeclaredMapCapacityException(name, ex);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingsException(String.valueOf(ex.getMessage()),
					"Leave it to the properties to create the map, or remove them.", DeclaredMapNames.property(name));
		}
	}

	/**
	 * What a map is created with.
	 *
	 * @param type what its keys and values are
	 * @param options how to create it, after all customizers
	 */
	record Declaration(MapType<?> type, BulkMapOptions options) {

	}

}
