package io.bulkmap.sample.web;

import io.bulkmap.sample.ingest.RejectedBodyException;
import io.bulkmap.sample.ingest.RejectedBodyException.Kind;
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
	@CsvSource({ "WRONG_LINE,400,wrong-line", "LINE_TOO_LONG,413,line-too-long", "BODY_TOO_LARGE,413,body-too-large",
			"MAP_FULL,507,map-full" })
	void ofRejectedBodyShouldHaveStatusAndTypeOfItsKind(Kind kind, int status, String type) {
		ErrorResponseException exception = Problem.of(new RejectedBodyException(kind, 7, "so it is", null));

		assertThat(exception.getStatusCode().value()).isEqualTo(status);
		assertThat(exception.getBody().getStatus()).isEqualTo(status);
		assertThat(exception.getBody().getType()).hasToString("/problems.html#" + type);
		assertThat(exception.getBody().getProperties()).containsEntry("line", 7L).containsEntry("reason", "so it is");
	}

	@Test
	void ofRejectedBodyShouldKeepTheCause() {
		RejectedBodyException cause = new RejectedBodyException(Kind.WRONG_LINE, 1, "so it is", null);

		assertThat(Problem.of(cause)).hasCause(cause);
	}

}
