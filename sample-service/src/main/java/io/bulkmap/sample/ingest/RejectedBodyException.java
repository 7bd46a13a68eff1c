package io.bulkmap.sample.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a body cannot be taken to its end. All lines before {@link #line()} have
 * been handed out.
 */
public class RejectedBodyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	private final long line;

	private final String reason;

	/**
	 * Creates the exception.
	 * @param kind what sort of thing went wrong
	 * @param line number of the first line that was not taken, counted from 1
	 * @param reason what exactly is wrong, for the one who sent the body
	 * @param cause failure behind it, if any
	 */
	public RejectedBodyException(Kind kind, long line, String reason, @Nullable Throwable cause) {
		super("Line %s: %s".formatted(line, reason), cause);
		this.kind = kind;
		this.line = line;
		this.reason = reason;
	}

	RejectedBodyException(Kind kind, long line, String reason) {
		this(kind, line, reason, null);
	}

	/**
	 * Returns what sort of thing went wrong.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Returns the number of the first line that was not taken.
	 * @return the number, counted from 1
	 */
	public long line() {
		return this.line;
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
		 * A line is longer than allowed.
		 */
		LINE_TOO_LONG,

		/**
		 * The body is larger than allowed.
		 */
		BODY_TOO_LARGE,

		/**
		 * The map cannot grow any more.
		 */
		MAP_FULL

	}

}
