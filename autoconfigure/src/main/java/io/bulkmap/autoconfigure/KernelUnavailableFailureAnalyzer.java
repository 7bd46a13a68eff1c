package io.bulkmap.autoconfigure;

import java.util.List;

import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelInfo;
import io.bulkmap.KernelUnavailableException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Analyses a start-up that failed because a kernel was asked for by name and is not
 * available: says why, and which ones are.
 */
class KernelUnavailableFailureAnalyzer extends UnavailableFailureAnalyzer<KernelUnavailableException> {

	KernelUnavailableFailureAnalyzer(@Nullable Environment environment) {
		super("bulkmap.kernel", environment);
	}

	@Override
	String subject(KernelUnavailableException cause) {
		return "Kernel '%s'".formatted(cause.isa().id());
	}

	@Override
	String reason(KernelUnavailableException cause) {
		return cause.reason();
	}

	@Override
	List<String> available(KernelInfo kernel) {
		return kernel.kernels()
			.stream()
			.filter(KernelAvailability::available)
			.map((available) -> available.isa().id())
			.toList();
	}

}
