package io.bulkmap.kernel.jna;

import java.util.concurrent.atomic.AtomicReferenceArray;

import io.bulkmap.memory.OffHeapMemory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the staging places that no call is using.
 * <p>
 * Safe for any number of threads, virtual ones included: nothing is tied to a thread. A
 * call that finds the pool empty makes a place of its own; one that finds it full on its
 * return drops its place.
 */
final class StagingPool {

	private final OffHeapMemory memory;

	private final AtomicReferenceArray<@Nullable Staging> idle = new AtomicReferenceArray<>(
			2 * Runtime.getRuntime().availableProcessors());

	StagingPool(OffHeapMemory memory) {
		this.memory = memory;
	}

	Staging take() {
		for (int i = 0; i < this.idle.length(); i++) {
			if (this.idle.getPlain(i) != null) {
				Staging staging = this.idle.getAndSet(i, null);
				if (staging != null) {
					return staging;
				}
			}
		}
		return new Staging(this.memory);
	}

	void giveBack(Staging staging) {
		for (int i = 0; i < this.idle.length(); i++) {
			if (this.idle.getPlain(i) == null && this.idle.compareAndSet(i, null, staging)) {
				return;
			}
		}
	}

}
