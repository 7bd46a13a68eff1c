package io.bulkmap.map;

/**
 * Lengths of byte strings by their numbers.
 */
@FunctionalInterface
interface ByteLengths {

	/**
	 * Returns the length of a string, or a little more.
	 * @param index number of the string
	 * @return the number of bytes
	 * @throws IllegalArgumentException if the string is too long
	 */
	int length(int index);

}
