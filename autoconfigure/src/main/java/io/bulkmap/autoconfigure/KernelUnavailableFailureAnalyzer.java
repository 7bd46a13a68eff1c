package io.bulkmap.autoconfigure;

import java.util.List;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelUnavailableException;
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
 * Analyses a start-up that failed because a kernel was asked for by name and is not
 * available: says why, and which kernels are.
 */
class KernelUnavailableFailureAnalyzer extends AbstractFailureAnalyzer<KernelUnavailableException> {

	private static final ConfigurationPropertyName KERNEL = ConfigurationPropertyName.of("bulkmap.kernel");

	private final @Nullable Environment environment;

	KernelUnavailableFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, KernelUnavailableException cause) {
		ConfigurationProperty property = kernelProperty();
		return new FailureAnalysis(description(cause, property), action(property), cause);
	}

	private String description(KernelUnavailableException cause, @Nullable ConfigurationProperty property) {
		StringBuilder description = new StringBuilder();
		description.append(String.format("Kernel '%s' is not available:%n", cause.isa().id()));
		if (property != null) {
			description.append(String.format("%n    Property: %s", property.getName()));
			description.append(String.format("%n    Value: \"%s\"", property.getValue()));
			description.append(String.format("%n    Origin: %s", property.getOrigin()));
		}
		description.append(String.format("%n    Reason: %s", cause.reason()));
		return description.toString();
	}

	private String action(@Nullable ConfigurationProperty property) {
		StringBuilder action = new StringBuilder();
		action.append((property != null) ? "Set '" + KERNEL + "' to" : "Ask for");
		action.append(String.format(" 'auto', which takes the best available kernel, or to one that is available:%n"));
		availableKernels().forEach((isa) -> action.append(String.format("%n    %s", isa.id())));
		return action.toString();
	}

	// With the same native code as the factory that could not be made.
	private List<Isa> availableKernels() {
		BulkMapFactory.Builder builder = BulkMapFactory.builder();
		if (this.environment != null) {
			Binder.get(this.environment)
				.bind("bulkmap.native", BulkMapProperties.NativeCode.class)
				.ifBound((nativeCode) -> nativeCode.applyTo(builder));
		}
		try (BulkMapFactory factory = builder.build()) {
			return factory.kernel()
				.kernels()
				.stream()
				.filter(KernelAvailability::available)
				.map(KernelAvailability::isa)
				.toList();
		}
	}

	private @Nullable ConfigurationProperty kernelProperty() {
		if (this.environment != null) {
			for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
				ConfigurationProperty property = source.getConfigurationProperty(KERNEL);
				if (property != null) {
					return property;
				}
			}
		}
		return null;
	}

}
