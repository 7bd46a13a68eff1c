package io.bulkmap.autoconfigure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Names of maps as parts of {@code bulkmap.maps.<name>}.
 */
final class DeclaredMapNames {

	static final String PREFIX = "bulkmap.maps";

	// The same as that of the factory, which looks at a lazy map too late.
	private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+");

	private DeclaredMapNames() {
	}

	/**
	 * Checks that a name is one that a map can have.
	 * @param name the name
	 * @throws InvalidSettingsException if it is not
	 */
	static void check(String name) {
		if (!VALID.matcher(name).matches()) {
			throw new InvalidSettingsException(
					"Map name '%s' is not 1 to 64 letters, digits, dots, underscores and hyphens".formatted(name),
					"Rename the map.", property(name));
		}
	}

	/**
	 * Returns the prefix of the properties of a map.
	 * @param name the name of the map
	 * @return the prefix as it has to be written, with brackets if need be
	 */
	static String property(String name) {
		boolean needsBrackets = !name.matches("[A-Za-z0-9][A-Za-z0-9-]*");
		return needsBrackets ? "%s[%s]".formatted(PREFIX, name) : "%s.%s".formatted(PREFIX, name);
	}

	/**
	 * Returns a property of a map.
	 * @param name the name of the map
	 * @param setting the last part of the property
	 * @return the property as it has to be written
	 */
	static String property(String name, String setting) {
		return property(name) + "." + setting;
	}

	/**
	 * Leaves out what is no map of its own. An environment variable has no hyphens and no
	 * capitals, so that {@code BULKMAP_MAPS_USERIDS_MEMORYLIMIT}, which belongs to
	 * {@code user-ids} or {@code userIds}, is bound to {@code userids} as well.
	 * @param <T> type of the settings
	 * @param maps settings by name
	 * @return a copy without such names, in the same order, read-only
	 */
	static <T> Map<String, T> withoutAliases(Map<String, T> maps) {
		Map<ConfigurationPropertyName, String> names = new LinkedHashMap<>();
		for (String name : maps.keySet()) {
			names.merge(ConfigurationPropertyName.adapt(property(name), '.'), name, DeclaredMapNames::written);
		}
		Map<String, T> result = new LinkedHashMap<>(maps);
		result.keySet().retainAll(names.values());
		return Collections.unmodifiableMap(result);
	}

	private static String written(String one, String other) {
		if (PLAIN.matcher(one).matches()) {
			return other;
		}
		if (PLAIN.matcher(other).matches()) {
			return one;
		}
		throw new InvalidSettingsException("Map names '%s' and '%s' are two forms of one".formatted(one, other),
				"Write the name in one form, or give the maps different names.", property(one));
	}

}
