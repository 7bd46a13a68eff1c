package io.bulkmap.autoconfigure;

import java.util.stream.Collectors;

import io.bulkmap.Binding;
import io.bulkmap.BindingAvailability;
import io.bulkmap.BindingUnavailableException;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BindingUnavailableFailureAnalyzer}.
 */
class BindingUnavailableFailureAnalyzerTests {

	private final BindingUnavailableException failure = new BindingUnavailableException(Binding.FFM,
			"needs Java 22 or newer, this is 17");

	@Test
	void analyzeWhenPropertyIsSetShouldTellWhereAndWhatToSetInstead() {
		MockEnvironment environment = new MockEnvironment().withProperty("bulkmap.native.binding", "ffm");

		FailureAnalysis analysis = new BindingUnavailableFailureAnalyzer(environment)
			.analyze(new IllegalStateException("no bean"), this.failure);

		assertThat(analysis.getDescription()).isEqualToNormalizingNewlines("""
				Binding 'ffm' is not available:

				    Property: bulkmap.native.binding
				    Value: "ffm"
				    Origin: "bulkmap.native.binding" from property source "mockProperties"
				    Reason: needs Java 22 or newer, this is 17""");
		assertThat(analysis.getAction()).isEqualToNormalizingNewlines(
				"""
						Set 'bulkmap.native.binding' to 'auto', which takes the best available binding, or to one that is available:
						"""
						+ availableBindings());
		assertThat(analysis.getCause()).isSameAs(this.failure);
	}

	private static String availableBindings() {
		return KernelsOfThisMachine.bindings()
			.stream()
			.filter(BindingAvailability::available)
			.map((binding) -> "\n    " + binding.binding().id())
			.collect(Collectors.joining());
	}

}
