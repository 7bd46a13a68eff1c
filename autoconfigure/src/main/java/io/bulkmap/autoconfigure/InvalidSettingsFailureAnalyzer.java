package io.bulkmap.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Analyses a start-up that failed because {@code bulkmap.*} properties are invalid or
 * contradict each other: says which, where they are set, and what to change.
 */
// Before the analysis of Spring Boot, which knows a prefix and no more.
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidSettingsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingsException> {

	private final ConfiguredProperties properties;

	InvalidSettingsFailureAnalyzer(@Nullable Environment environment) {
		this.properties = new ConfiguredProperties(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingsException cause) {
		return new FailureAnalysis(
				"Settings of bulkmap cannot be used:" + this.properties.describe(cause.properties(), cause.reason()),
				cause.action(), cause);
	}

}
