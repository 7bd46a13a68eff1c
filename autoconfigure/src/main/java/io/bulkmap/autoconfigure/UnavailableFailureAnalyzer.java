package io.bulkmap.autoconfigure;

import java.util.List;
import java.util.Locale;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
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

	private final ConfigurationPropertyName name;

	private final @Nullable Environment environment;

	/**
	 * Creates an analyzer.
	 * @param name property that asks by name
	 * @param environment where it may be set
	 */
	UnavailableFailureAnalyzer(String name, @Nullable Environment environment) {
		this.name = ConfigurationPropertyName.of(name);
		this.environment = environment;
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
		ConfigurationProperty property = property();
		return new FailureAnalysis(description(cause, property), action(cause, property), cause);
	}

	private String description(T cause, @Nullable ConfigurationProperty property) {
		StringBuilder description = new StringBuilder();
		description.append(String.format("%s is not available:%n", subject(cause)));
		if (property != null) {
			description.append(String.format("%n    Property: %s", property.getName()));
			description.append(String.format("%n    Value: \"%s\"", property.getValue()));
			description.append(String.format("%n    Origin: %s", property.getOrigin()));
		}
		description.append(String.format("%n    Reason: %s", reason(cause)));
		return description.toString();
	}

	private String action(T cause, @Nullable ConfigurationProperty property) {
		String kind = subject(cause).replaceFirst(" .*", "").toLowerCase(Locale.ROOT);
		StringBuilder action = new StringBuilder();
		action.append((property != null) ? "Set '" + this.name + "' to" : "Ask for");
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

	private @Nullable ConfigurationProperty property() {
		if (this.environment != null) {
			for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
				ConfigurationProperty property = source.getConfigurationProperty(this.name);
				if (property != null) {
					return property;
				}
			}
		}
		return null;
	}

}
