package io.bulkmap.kernel;

import io.bulkmap.Binding;
import io.bulkmap.BindingAvailability;
import io.bulkmap.BindingChoice;
import io.bulkmap.KernelChoice;
import io.bulkmap.Requirement;
import io.bulkmap.kernel.assembly.NativeKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the best kernel of this machine with every binding.
 */
@ParameterizedClass
@EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
class BindingTests implements BulkKernelContract {

	private final BindingChoice choice;

	BindingTests(BindingChoice choice) {
		this.choice = choice;
	}

	@Override
	public BulkKernel kernel() {
		KernelCatalog automatic = NativeKernels.ofThisProcess().catalog(BindingChoice.AUTO);
		Binding binding = binding();
		String cause = automatic.bindings().isEmpty() ? "there is no native kernel" : null;
		for (BindingAvailability availability : automatic.bindings()) {
			if (availability.binding() == binding) {
				cause = availability.cause();
			}
		}
		Requirement.require(binding.id(), cause);
		return NativeKernels.ofThisProcess().catalog(this.choice).select(KernelChoice.AUTO);
	}

	@Test
	void kernelShouldBeCalledByTheBinding() {
		assertThat(kernel().binding()).isEqualTo(binding());
	}

	private Binding binding() {
		return Binding.valueOf(this.choice.name());
	}

}
