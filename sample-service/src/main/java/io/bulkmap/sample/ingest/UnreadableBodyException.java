package io.bulkmap.sample.ingest;

import java.io.IOException;

import io.bulkmap.sample.ingest.RejectedBodyException.Kind;

/**
 * Thrown when no more can be read of a body, for a reason that the one who sends it can
 * be told. Readers add the place.
 */
final class UnreadableBodyException extends IOException {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	private final String reason;

	UnreadableBodyException(Kind kind, String reason) {
		super(reason);
		this.kind = kind;
		this.reason = reason;
	}

	Kind kind() {
		return this.kind;
	}

	String reason() {
		return this.reason;
	}

}
