package io.bulkmap.sample.store;

import java.util.List;
import java.util.Optional;

import io.bulkmap.MapCapacityException;

/**
 * The maps of the service by their names.
 */
public interface EntryMaps {

	/**
	 * Returns a map.
	 * @param name any name
	 * @return the map, if there is one
	 */
	Optional<EntryMap> find(String name);

	/**
	 * Tells whether no map can be created with a name because something has it.
	 * @param name any name
	 * @return {@code true} for every map, and for what the service cannot work with
	 */
	boolean isTaken(String name);

	/**
	 * Creates a map.
	 * @param name a name that is not taken
	 * @return the map, without entries
	 * @throws IllegalArgumentException if there cannot be a map of that name
	 * @throws MapCapacityException if there is no memory for it
	 */
	EntryMap create(String name);

	/**
	 * Returns all maps.
	 * @return the maps in the order of their names
	 */
	List<EntryMap> all();

	/**
	 * Returns how many names are taken.
	 * @return the number
	 */
	int count();

	/**
	 * Returns what does the work.
	 * @return name of a kernel, or of what is there instead
	 */
	String kernel();

}
