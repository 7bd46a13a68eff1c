package io.bulkmap.memory;

import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Counts bytes against a limit, and against that of a parent.
 */
public final class MemoryAccount {

	private final AtomicLong used = new AtomicLong();

	private final long limit;

	private final @Nullable MemoryAccount parent;

	public MemoryAccount(long limit, @Nullable MemoryAccount parent) {
		this.limit = limit;
		this.parent = parent;
	}

	public @Nullable MemoryAccount charge(long bytes) {
		if (this.used.addAndGet(bytes) > this.limit) {
			this.used.addAndGet(-bytes);
			return this;
		}
		MemoryAccount refusing = (this.parent != null) ? this.parent.charge(bytes) : null;
		if (refusing != null) {
			this.used.addAndGet(-bytes);
		}
		return refusing;
	}

	public void credit(long bytes) {
		this.used.addAndGet(-bytes);
		if (this.parent != null) {
			this.parent.credit(bytes);
		}
	}

	public long available() {
		long available = this.limit - this.used.get();
		return (this.parent != null) ? Math.min(available, this.parent.available()) : available;
	}

	public long used() {
		return this.used.get();
	}

	public long limit() {
		return this.limit;
	}

}
