package io.bulkmap.sample.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a body cannot be taken to its end. Everything before {@link #place()} has
 * been handed out.
 */
public class RejectedBodyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	private final Unit unit;

	private final long place;

	private final String reason;

	/**
	 * Creates the exception.
	 * @param kind what sort of thing went wrong
	 * @param unit in what the place is counted
	 * @param place number of the first line or byte that was not taken
	 * @param reason what exactly is wrong, for the one who sent the body
	 * @param cause failure behind it, if any
	 */
	public RejectedBodyException(Kind kind, Unit unit, long place, String reason, @Nullable Throwable cause) {
		super("%s: %s".formatted(unit.place(place), reason), cause);
		this.kind = kind;
		this.unit = unit;
		this.place = place;
		this.reason = reason;
	}

	/**
	 * Returns what sort of thing went wrong.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Returns in what the place is counted.
	 * @return the unit
	 */
	public Unit unit() {
		return this.unit;
	}

	/**
	 * Returns the number of the first line or byte that was not taken.
	 * @return the number
	 */
	public long place() {
		return this.place;
	}

	/**
	 * Returns what exactly is wrong.
	 * @return the reason, for the one who sent the body
	 */
	public String reason() {
		return this.reason;
	}

	/**
	 * What can go wrong with a body.
	 */
	public enum Kind {

		/**
		 * A line does not have the form that was asked for.
		 */
		WRONG_LINE,

		/**
		 * The body ends within an entry or a key.
		 */
		WRONG_LENGTH,

		/**
		 * The body is not compressed as it says.
		 */
		WRONG_COMPRESSION,

		/**
		 * A line is longer than allowed.
		 */
		LINE_TOO_LONG,

		/**
		 * The body is larger than allowed.
		 */
		BODY_TOO_LARGE,

		/**
		 * The body takes longer to arrive than allowed.
		 */
		BODY_TOO_SLOW,

		/**
		 * The map cannot grow any more.
		 */
		MAP_FULL

	}

}
