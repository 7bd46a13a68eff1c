package io.bulkmap.sample.live;

import java.util.List;
import java.util.Locale;

import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import org.jspecify.annotations.Nullable;

/**
 * Which kernel is in use, and why.
 *
 * @param active name of the kernel
 * @param binding how it is called
 * @param reason the reason, as a sentence without its end
 * @param kernels every kernel, and why it cannot be used
 */
record KernelSnapshot(String active, String binding, String reason, List<Kernel> kernels) {

	static KernelSnapshot of(KernelInfo info) {
		return new KernelSnapshot(info.active().id(), info.binding().id(), reason(info),
				info.kernels().stream().map(Kernel::of).toList());
	}

	private static String reason(KernelInfo info) {
		if (info.choice() != KernelChoice.AUTO) {
			return "bulkmap.kernel=%s asks for it".formatted(info.choice().name().toLowerCase(Locale.ROOT));
		}
		if (info.fallbackCause() != null) {
			return "no better one can be used: " + info.fallbackCause();
		}
		return "it is the best one that this machine can run";
	}

	/**
	 * One kernel.
	 *
	 * @param name its name
	 * @param cause why it cannot be used, if that is so
	 */
	record Kernel(String name, @Nullable String cause) {

		static Kernel of(KernelAvailability kernel) {
			return new Kernel(kernel.isa().id(), kernel.available() ? null : kernel.cause());
		}

	}

}
