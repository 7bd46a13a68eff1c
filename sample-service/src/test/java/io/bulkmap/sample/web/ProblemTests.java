package io.bulkmap.sample.web;

import io.bulkmap.sample.ingest.RejectedBodyException;
import io.bulkmap.sample.ingest.RejectedBodyException.Kind;
import io.bulkmap.sample.ingest.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Problem}.
 */
class ProblemTests {

	@ParameterizedTest
	@CsvSource({ "WRONG_LINE,400,wrong-line", "WRONG_LENGTH,400,wrong-length",
			"WRONG_COMPRESSION,400,wrong-compression", "BODY_TOO_SLOW,408,body-too-slow",
			"LINE_TOO_LONG,413,line-too-long", "BODY_TOO_LARGE,413,body-too-large", "MAP_FULL,507,map-full" })
	void ofRejectedBodyShouldHaveStatusAndTypeOfItsKind(Kind kind, int status, String type) {
		ErrorResponseException exception = Problem.of(rejection(kind, Unit.LINE));

		assertThat(exception.getStatusCode().value()).isEqualTo(status);
		assertThat(exception.getBody().getStatus()).isEqualTo(status);
		assertThat(exception.getBody().getType()).hasToString("/problems.html#" + type);
		assertThat(exception.getBody().getProperties()).containsEntry("line", 7L).containsEntry("reason", "so it is");
	}

	@Test
	void ofRejectedBodyWhenItIsBinaryShouldHaveAnOffset() {
		ErrorResponseException exception = Problem.of(rejection(Kind.WRONG_LENGTH, Unit.BYTE));

		assertThat(exception.getBody().getDetail()).isEqualTo("Byte 7: so it is; there are no results.");
		assertThat(exception.getBody().getProperties()).containsEntry("offset", 7L).doesNotContainKey("line");
	}

	@Test
	void ofRejectedBodyShouldKeepTheCause() {
		RejectedBodyException cause = rejection(Kind.WRONG_LINE, Unit.LINE);

		assertThat(Problem.of(cause)).hasCause(cause);
	}

	private static RejectedBodyException rejection(Kind kind, Unit unit) {
		return new RejectedBodyException(kind, unit, 7, "so it is", null);
	}

}
