package io.bulkmap.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Analyses a start-up that failed because native code is required and none can be used:
 * says why, and what to do.
 */
class NativeCodeRequiredFailureAnalyzer extends AbstractFailureAnalyzer<NativeCodeRequiredException> {

	private static final String REQUIRED = "bulkmap.native.required";

	private final ConfiguredProperties properties;

	NativeCodeRequiredFailureAnalyzer(@Nullable Environment environment) {
		this.properties = new ConfiguredProperties(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NativeCodeRequiredException cause) {
		return new FailureAnalysis(
				"Native code is required, but only the Java kernel can be used:"
						+ this.properties.describe(List.of(REQUIRED), cause.reason()),
				"""
						Remove the cause; docs/loading.md of bulkmap has each one and what helps. Or set '%s' to 'false', to start \
						with the Java kernel, which does the same, more slowly."""
					.formatted(REQUIRED),
				cause);
	}

}
