package io.bulkmap.benchmarks.profile;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link FrameNames} and {@link WorkloadStacks}.
 */
class FrameNamesTests {

	@ParameterizedTest
	@CsvSource({ "a/Foo$$Lambda$14/0x0000000800c03000.run, a/Foo$$Lambda.run",
			"a/Foo$$Lambda$14.0x0000000800c03000.run, a/Foo$$Lambda.run",
			"a/Foo$$Lambda.0x00007f1a2c001000.run, a/Foo$$Lambda.run",
			"a/Foo$$Lambda+0x00007f1a.run, a/Foo$$Lambda.run", "a/Foo$$Lambda$14/1234567.run, a/Foo$$Lambda.run",
			"a/Foo.lambda$main$3, a/Foo.lambda$main", "a/Foo.lambda$static$12, a/Foo.lambda$static",
			"a/Foo.lambda$a$b$0, a/Foo.lambda$a$b",
			"java/lang/invoke/LambdaForm$MH/0x0000000800c03000.invoke, java/lang/invoke/LambdaForm$MH.invoke",
			"java/lang/invoke/LambdaForm$DMH.0x00007f1a2c001000.invokeStatic, java/lang/invoke/LambdaForm$DMH.invokeStatic",
			"a/Hidden/0x0000000800c03000.run, a/Hidden.run", "jdk/proxy2/$Proxy17.get, jdk/proxy/$Proxy.get",
			"com/sun/proxy/$Proxy3.get, com/sun/proxy/$Proxy.get",
			"jdk/internal/reflect/GeneratedMethodAccessor12.invoke, jdk/internal/reflect/GeneratedMethodAccessor.invoke",
			"memcpy.part.0, memcpy", "Foo::bar.constprop.3.isra.1, Foo::bar", "Foo::bar.cold, Foo::bar",
			"StubRoutines (2), StubRoutines", "StubRoutines (compiler stubs), StubRoutines",
			"[profiled-workload tid=4711], [profiled-workload]" })
	void nameShouldLoseWhatDiffersFromRunToRun(String frame, String name) {
		assertThat(FrameNames.normalised(frame)).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bulkmap_get_all_i64_avx2", "io/bulkmap/kernel/assembly/JniCall.call",
			"io/bulkmap/map/Partition$Room.of", "jlong_disjoint_arraycopy", "vtable stub", "I2C/C2I adapters",
			"a/Foo.<init>", "a/Foo.part", "a/Foo$1.run", "JavaThread::run()", "[no caller]", "a/Foo.x2",
			"Foo0x12.run" })
	void otherNamesShouldStay(String frame) {
		assertThat(FrameNames.normalised(frame)).isEqualTo(frame);
	}

	@Test
	void briefNameShouldHaveNoPackage() {
		assertThat(FrameNames.brief("io/bulkmap/map/RecordMap.getAll")).isEqualTo("RecordMap.getAll");
		assertThat(FrameNames.brief("bulkmap_call")).isEqualTo("bulkmap_call");
		assertThat(FrameNames.brief("[I/O]")).isEqualTo("[I/O]");
	}

	@Test
	void stacksOfTheWorkloadShouldBeginWithItAndOthersBeLeftOut() {
		String run = "io/bulkmap/benchmarks/profile/ProfiledWorkload.run";
		Stacks all = Profiles
			.stacks("[profiled-workload tid=1];start_thread;" + run + ";a/Foo$$Lambda$1/0x0000a000.f 5,"
					+ "[profiled-workload tid=1];start_thread;" + run + ";a/Foo$$Lambda$2/0x0000b000.f 6,"
					+ "[profiled-workload tid=1];bulkmap_call 2,[C2 CompilerThread0 tid=2];Compile::Compile 90,"
					+ "[GC Thread#0 tid=3];" + run + " 9");

		assertThat(WorkloadStacks.of(all).samples()).containsOnly(entry(List.of(run, "a/Foo$$Lambda.f"), 11L),
				entry(List.of("[no caller]", "bulkmap_call"), 2L));
	}

	@Test
	void outermostFrameShouldBeThatOfTheWorkload() throws Exception {
		assertThat(ProfiledWorkload.class.getDeclaredMethod("run", int.class)).isNotNull();
	}

}
