package io.bulkmap.autoconfigure;

import java.util.List;

import io.bulkmap.BindingAvailability;
import io.bulkmap.BindingUnavailableException;
import io.bulkmap.KernelInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Analyses a start-up that failed because a binding was asked for by name and is not
 * available: says why, and which ones are.
 */
class BindingUnavailableFailureAnalyzer extends UnavailableFailureAnalyzer<BindingUnavailableException> {

	BindingUnavailableFailureAnalyzer(@Nullable Environment environment) {
		super("bulkmap.native.binding", environment);
	}

	@Override
	String subject(BindingUnavailableException cause) {
		return "Binding '%s'".formatted(cause.binding().id());
	}

	@Override
	String reason(BindingUnavailableException cause) {
		return cause.reason();
	}

	@Override
	List<String> available(KernelInfo kernel) {
		return kernel.bindings()
			.stream()
			.filter(BindingAvailability::available)
			.map((available) -> available.binding().id())
			.toList();
	}

}
