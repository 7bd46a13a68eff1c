package io.bulkmap.autoconfigure;

import java.util.List;
import java.util.Locale;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Analyses a start-up that failed because something was asked for by name that is not
 * available: says why, where it was asked for, and what is.
 *
 * @param <T> type of the failure
 */
abstract class UnavailableFailureAnalyzer<T extends RuntimeException> extends AbstractFailureAnalyzer<T> {

	private final String name;

	private final @Nullable Environment environment;

	private final ConfiguredProperties properties;

	/**
	 * Creates an analyzer.
	 * @param name property that asks by name
	 * @param environment where it may be set
	 */
	UnavailableFailureAnalyzer(String name, @Nullable Environment environment) {
		this.name = name;
		this.environment = environment;
		this.properties = new ConfiguredProperties(environment);
	}

	/**
	 * Returns what was asked for.
	 * @param cause the failure
	 * @return its kind and its name, such as {@code Kernel 'avx2'}
	 */
	abstract String subject(T cause);

	/**
	 * Returns why it is not available.
	 * @param cause the failure
	 * @return the reason as a sentence
	 */
	abstract String reason(T cause);

	/**
	 * Returns what could be asked for instead.
	 * @param kernel what there is in this process
	 * @return the names
	 */
	abstract List<String> available(KernelInfo kernel);

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, T cause) {
		return new FailureAnalysis(description(cause), action(cause), cause);
	}

	private String description(T cause) {
		return "%s is not available:%n%s%n    Reason: %s".formatted(subject(cause), this.properties.describe(this.name),
				reason(cause));
	}

	private String action(T cause) {
		String kind = subject(cause).replaceFirst(" .*", "").toLowerCase(Locale.ROOT);
		StringBuilder action = new StringBuilder();
		action.append((this.properties.find(this.name) != null) ? "Set '" + this.name + "' to" : "Ask for");
		action
			.append(String.format(" 'auto', which takes the best available %s, or to one that is available:%n", kind));
		available(kernelInfo()).forEach((available) -> action.append(String.format("%n    %s", available)));
		return action.toString();
	}

	// With the same native code as the factory that could not be made.
	private KernelInfo kernelInfo() {
		BulkMapFactory.Builder builder = BulkMapFactory.builder();
		if (this.environment != null) {
			Binder.get(this.environment)
				.bind("bulkmap.native", BulkMapProperties.NativeCode.class)
				.ifBound((nativeCode) -> nativeCode.applyPlaceTo(builder));
		}
		try (BulkMapFactory factory = builder.build()) {
			return factory.kernel();
		}
	}

}
