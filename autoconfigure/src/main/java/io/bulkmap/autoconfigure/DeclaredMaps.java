package io.bulkmap.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.MapCapacityException;
import org.jspecify.annotations.Nullable;

/**
 * The maps of {@code bulkmap.maps}: what each is created with.
 */
final class DeclaredMaps {

	private final Map<String, BulkMapOptions> options = new LinkedHashMap<>();

	/**
	 * Creates the declarations.
	 * @param properties says which maps there are
	 * @param customizers change the options, one after the other
	 */
	DeclaredMaps(BulkMapProperties properties, Iterable<BulkMapOptionsCustomizer> customizers) {
		properties.maps().forEach((name, map) -> {
			BulkMapOptions mapOptions = map.options();
			for (BulkMapOptionsCustomizer customizer : customizers) {
				mapOptions = customizer.customize(name, mapOptions);
			}
			this.options.put(name, mapOptions);
		});
	}

	/**
	 * Returns what a map is created with.
	 * @param name name of the map
	 * @return the options; {@code null} if the map is not declared
	 */
	@Nullable BulkMapOptions options(String name) {
		return this.options.get(name);
	}

	/**
	 * Creates a map, or finds it.
	 * @param name name of the map
	 * @param factory where the map is
	 * @param options how to create it
	 * @return the map
	 * @throws DeclaredMapCapacityException if there is no memory for it
	 * @throws InvalidSettingsException if somebody has created it with other options
	 */
	static LongLongBulkMap create(String name, BulkMapFactory factory, BulkMapOptions options) {
		try {
			return factory.longLongMap(name, options);
		}
		catch (MapCapacityException ex) {
			throw new DeclaredMapCapacityException(name, ex);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingsException(String.valueOf(ex.getMessage()),
					"Leave it to the properties to create the map, or remove them.", DeclaredMapNames.property(name));
		}
	}

}
