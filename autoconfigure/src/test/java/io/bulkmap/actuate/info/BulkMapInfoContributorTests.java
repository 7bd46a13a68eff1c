package io.bulkmap.actuate.info;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.bulkmap.Binding;
import io.bulkmap.BulkMapFactory;
import io.bulkmap.Isa;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.info.Info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link BulkMapInfoContributor}.
 */
class BulkMapInfoContributorTests {

	private final BulkMapFactory factory = mock(BulkMapFactory.class);

	@Test
	void contributeShouldTellKernelAndBinding() {
		given(this.factory.kernel()).willReturn(kernel(KernelChoice.AUTO, Isa.AVX2, Binding.JNI, null));

		assertThat(details()).isEqualTo(Map.of("kernel", "avx2", "binding", "jni", "choice", "auto"));
	}

	@Test
	void contributeWhenKernelIsJavaByFallbackShouldTellCause() {
		given(this.factory.kernel()).willReturn(kernel(KernelChoice.AUTO, Isa.JAVA, Binding.NONE, "CPU lacks BMI2"));

		assertThat(details()).isEqualTo(
				Map.of("kernel", "java", "binding", "none", "choice", "auto", "fallbackCause", "CPU lacks BMI2"));
	}

	@Test
	void contributeAfterAnotherKernelIsChosenShouldTellIt() {
		try (BulkMapFactory real = BulkMapFactory.builder().build()) {
			BulkMapInfoContributor contributor = new BulkMapInfoContributor(real);
			real.useKernel(KernelChoice.JAVA);

			assertThat(details(contributor)).isEqualTo(Map.of("kernel", "java", "binding", "none", "choice", "java"));
		}
	}

	@Test
	@SuppressWarnings("NullAway") // null is what the check is for
	void createWhenFactoryIsNullShouldThrowException() {
		assertThatIllegalArgumentException().isThrownBy(() -> new BulkMapInfoContributor(null))
			.withMessage("'factory' must not be null");
	}

	private Map<String, Object> details() {
		return details(new BulkMapInfoContributor(this.factory));
	}

	// Without the version, which there is only where the library comes from its jar.
	private static Map<String, Object> details(BulkMapInfoContributor contributor) {
		Info.Builder builder = new Info.Builder();
		contributor.contribute(builder);
		Map<String, Object> details = new HashMap<>();
		((Map<?, ?>) builder.build().getDetails().get("bulkmap"))
			.forEach((key, value) -> details.put((String) key, value));
		assertThat(details.remove("version")).isEqualTo(BulkMapFactory.class.getPackage().getImplementationVersion());
		return details;
	}

	private static KernelInfo kernel(KernelChoice choice, Isa active, Binding binding, @Nullable String fallbackCause) {
		return new KernelInfo(choice, active, binding, fallbackCause, List.of(), List.of(), List.of(), null);
	}

}
