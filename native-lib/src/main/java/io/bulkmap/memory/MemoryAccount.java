package io.bulkmap.memory;

import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Counts bytes against a limit, and against that of a parent.
 * <p>
 * Safe for any number of threads, without locks. Charges and credits of all accounts add
 * up exactly.
 */
public final class MemoryAccount {

	private final AtomicLong used = new AtomicLong();

	private final long limit;

	private final @Nullable MemoryAccount parent;

	/**
	 * Creates an account without use.
	 * @param limit the most bytes that it may count, at least 0
	 * @param parent account that counts the same bytes, too; {@code null} if there is
	 * none
	 */
	public MemoryAccount(long limit, @Nullable MemoryAccount parent) {
		assert limit >= 0 : limit;
		this.limit = limit;
		this.parent = parent;
	}

	/**
	 * Counts bytes in this account and all above it, or in none.
	 * <p>
	 * An account below the one that refuses counts them for a moment. Another thread may
	 * see that, and may be refused because of it; it cannot be granted too much.
	 * @param bytes how many, at least 0
	 * @return {@code null} if they are counted now; otherwise the account whose limit
	 * they would exceed
	 */
	public @Nullable MemoryAccount charge(long bytes) {
		assert bytes >= 0 : bytes;
		long before = this.used.get();
		while (true) {
			if (before > this.limit - bytes) {
				return this;
			}
			long found = this.used.compareAndExchange(before, before + bytes);
			if (found == before) {
				break;
			}
			before = found;
		}
		MemoryAccount refusing = (this.parent != null) ? this.parent.charge(bytes) : null;
		if (refusing != null) {
			this.used.addAndGet(-bytes);
		}
		return refusing;
	}

	/**
	 * Takes bytes out of this account and all above it.
	 * @param bytes how many; charged before
	 */
	public void credit(long bytes) {
		assert bytes >= 0 : bytes;
		long left = this.used.addAndGet(-bytes);
		assert left >= 0 : left;
		if (this.parent != null) {
			this.parent.credit(bytes);
		}
	}

	/**
	 * Returns how much more may be counted, here and in all accounts above.
	 * @return the number of bytes
	 */
	public long available() {
		long available = this.limit - this.used.get();
		return (this.parent != null) ? Math.min(available, this.parent.available()) : available;
	}

	/**
	 * Returns how much is counted.
	 * @return the number of bytes
	 */
	public long used() {
		return this.used.get();
	}

	/**
	 * Returns the most that may be counted.
	 * @return the number of bytes
	 */
	public long limit() {
		return this.limit;
	}

}
