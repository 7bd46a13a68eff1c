package io.bulkmap.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Analyses a start-up that failed because the Spring Boot is older than what bulkmap
 * supports.
 */
// Like the check, needs nothing that Spring Boot 2 and 3 do not have.
class UnsupportedBootVersionFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedBootVersionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedBootVersionException cause) {
		return new FailureAnalysis(
				"""
						This application runs with Spring Boot %s. The starter of bulkmap supports Spring Boot 4.0 and newer."""
					.formatted(cause.version()),
				"""
						Update Spring Boot to 4.0 or newer. To stay with this one, depend on 'io.bulkmap:bulkmap-native' instead of \
						'io.bulkmap:bulkmap-spring-boot-starter', and make the factory yourself with 'BulkMapFactory.builder()'.""",
				cause);
	}

}
