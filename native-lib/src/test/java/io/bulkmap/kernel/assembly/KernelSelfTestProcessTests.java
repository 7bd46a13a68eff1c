package io.bulkmap.kernel.assembly;

import java.nio.file.Path;

import io.bulkmap.Requirement;
import io.bulkmap.kernel.assembly.LoadingProcess.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test that a library with wrong kernels is not used, in a process of its own. It is not
 * among the others because {@code .ci/mutants} switches the self-test off.
 */
class KernelSelfTestProcessTests {

	@Test
	void kernelsThatFailTheSelfTestShouldNotBeUsed(@TempDir Path directory) throws Exception {
		Requirement.require("native", LibraryResource.ofThisProcess().isExpected() ? null
				: "there is no native library for " + PatchedLibrary.PLATFORM);
		Path wrong = PatchedLibrary.withWrongLookUps(directory.resolve("wrong.so"));

		Result result = new LoadingProcess(directory).withoutResources().library(wrong).run();

		assertThat(result.kernel()).isEqualTo("java");
		assertThat(result.cause()).contains("self-test failed: get differs from the Java kernel");
		assertThat(result.attempts()).containsExactly(wrong.toString());
	}

}
