package io.bulkmap.map;

import io.bulkmap.record.Piece;

/**
 * The keys of a call.
 *
 * @param <B> what they are copied to
 */
@FunctionalInterface
interface BatchKeys<B extends Piece> extends BatchColumn<B> {

	/**
	 * Finds out how long the keys are, however long it takes.
	 * @param piece may be used for it
	 */
	default void measureExactly(B piece) {
		measure();
	}

}
