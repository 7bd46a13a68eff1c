package io.bulkmap.jfr;

import java.util.Locale;

import io.bulkmap.KernelInfo;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a kernel.
 */
@Name("io.bulkmap.KernelSelection")
@Label("Kernel Selection")
@Description("Choice of the kernel that all maps of a factory work with")
@Category("bulkmap")
final class KernelSelectionEvent extends Event {

	@Label("Choice")
	@Description("What was asked for")
	@Nullable String choice;

	@Label("Kernel")
	@Nullable String kernel;

	@Label("Binding")
	@Description("How the kernel is called")
	@Nullable String binding;

	@Label("Fallback Cause")
	@Description("Why it is no better kernel")
	@Nullable String fallbackCause;

	@Label("Library")
	@Description("Where the native library was loaded from")
	@Nullable String library;

	static void record(KernelInfo info) {
		KernelSelectionEvent event = new KernelSelectionEvent();
		if (event.shouldCommit()) {
			event.choice = info.choice().name().toLowerCase(Locale.ROOT);
			event.kernel = info.active().id();
			event.binding = info.binding().id();
			event.fallbackCause = info.fallbackCause();
			event.library = info.library().orElse(null);
			event.commit();
		}
	}

}
