package io.bulkmap;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * What a test needs of the machine it runs on. A test without it is skipped with the
 * cause, unless the system property {@code bulkmap.test.require} names the requirement:
 * then it fails. That is how a build on a known machine makes sure that nothing is
 * skipped there.
 */
public final class Requirement {

	private static final String PROPERTY = "bulkmap.test.require";

	private Requirement() {
	}

	/**
	 * Ends the test if something is missing.
	 * @param requirement name of the requirement, such as {@code avx2}
	 * @param missing what is missing, as a sentence; {@code null} if nothing is
	 */
	public static void require(String requirement, @Nullable String missing) {
		if (missing == null) {
			return;
		}
		if (Arrays.asList(System.getProperty(PROPERTY, "").split(",")).contains(requirement)) {
			fail(PROPERTY + " demands " + requirement + ", but " + missing);
		}
		abort(requirement + ": " + missing);
	}

}
