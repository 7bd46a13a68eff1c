package io.bulkmap.sample.ingest;

import java.util.Locale;

/**
 * In what the places of a body are counted.
 */
public enum Unit {

	/**
	 * Lines of text, from 1.
	 */
	LINE,

	/**
	 * Bytes, from 0.
	 */
	BYTE;

	/**
	 * Returns the name of the member of an answer that has such a place.
	 * @return the name
	 */
	public String member() {
		return (this == LINE) ? "line" : "offset";
	}

	/**
	 * Returns a place as people read it.
	 * @param number number of the line or byte
	 * @return the place, such as {@code Line 3}
	 */
	public String place(long number) {
		String name = name().toLowerCase(Locale.ROOT);
		return Character.toUpperCase(name.charAt(0)) + name.substring(1) + " " + number;
	}

}
