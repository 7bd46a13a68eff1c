package io.bulkmap.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

import io.bulkmap.LongLongBulkMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of an application that does its work in virtual threads.
 */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "there are no virtual threads before Java 21")
class VirtualThreadsTests {

	private static final int TASKS = 200;

	private static final int KEYS_PER_TASK = 500;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BulkMapAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
		.withUserConfiguration(WorkConfiguration.class)
		.withPropertyValues("spring.threads.virtual.enabled=true");

	@Test
	void asyncMethodsShouldShareAMap() {
		this.contextRunner.withPropertyValues("bulkmap.maps.counts.partitions=1").run((context) -> {
			addInManyThreads(context.getBean(Work.class));

			assertEverythingWasAdded(context.getBean(LongLongBulkMap.class));
		});
	}

	@Test
	void asyncMethodsShouldShareAMapOfSeveralPartitions() {
		this.contextRunner.withPropertyValues("bulkmap.maps.counts.partitions=8").run((context) -> {
			addInManyThreads(context.getBean(Work.class));

			assertEverythingWasAdded(context.getBean(LongLongBulkMap.class));
		});
	}

	private static void addInManyThreads(Work work) {
		List<CompletableFuture<Thread>> tasks = new ArrayList<>();
		for (int i = 0; i < TASKS; i++) {
			tasks.add(work.addOneToAll());
		}
		assertThat(tasks).extracting(CompletableFuture::join).doesNotHaveDuplicates().allSatisfy((thread) -> {
			assertThat(thread).isNotSameAs(Thread.currentThread());
			assertThat(thread.getClass().getSimpleName()).isEqualTo("VirtualThread");
		});
	}

	private static void assertEverythingWasAdded(LongLongBulkMap counts) {
		long[] found = new long[KEYS_PER_TASK];
		assertThat(counts.getAll(keys(), found, 0)).isEqualTo(KEYS_PER_TASK);
		assertThat(found).containsOnly(TASKS);
	}

	private static long[] keys() {
		return LongStream.range(0, KEYS_PER_TASK).toArray();
	}

	static class Work {

		private final LongLongBulkMap counts;

		Work(LongLongBulkMap counts) {
			this.counts = counts;
		}

		@Async
		CompletableFuture<Thread> addOneToAll() {
			long[] ones = LongStream.generate(() -> 1).limit(KEYS_PER_TASK).toArray();
			this.counts.addAll(keys(), ones);
			return CompletableFuture.completedFuture(Thread.currentThread());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync(proxyTargetClass = true)
	static class WorkConfiguration {

		@Bean
		Work work(LongLongBulkMap counts) {
			return new Work(counts);
		}

	}

}
