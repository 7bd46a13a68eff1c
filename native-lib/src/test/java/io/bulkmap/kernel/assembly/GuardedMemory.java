package io.bulkmap.kernel.assembly;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * Pages of memory between two pages that nobody can touch: an access outside kills the
 * process, and the crash report names the function that did it.
 */
final class GuardedMemory implements AutoCloseable {

	private static final int PROT_NONE = 0;

	private static final int PROT_READ_WRITE = 3;

	private static final int MAP_PRIVATE_ANONYMOUS = 0x22;

	private static final long MAP_FAILED = -1;

	private final LibC libc = Native.load("c", LibC.class);

	private final Pointer mapping;

	private final long mappedSize;

	private final Pointer start;

	private final int size;

	/**
	 * Maps memory.
	 * @param bytes how much is needed; rounded up to whole pages
	 */
	GuardedMemory(int bytes) {
		int page = this.libc.getpagesize();
		this.size = (bytes + page - 1) / page * page;
		this.mappedSize = this.size + 2L * page;
		this.mapping = this.libc.mmap(Pointer.NULL, new NativeLong(this.mappedSize), PROT_NONE, MAP_PRIVATE_ANONYMOUS,
				-1, new NativeLong(0));
		if (Pointer.nativeValue(this.mapping) == MAP_FAILED) {
			throw new IllegalStateException("mmap failed");
		}
		this.start = this.mapping.share(page);
		if (this.libc.mprotect(this.start, new NativeLong(this.size), PROT_READ_WRITE) != 0) {
			throw new IllegalStateException("mprotect failed");
		}
	}

	int size() {
		return this.size;
	}

	long address(int offset) {
		return Pointer.nativeValue(this.start) + offset;
	}

	/** All accessible bytes. */
	ByteBuffer bytes() {
		return this.start.getByteBuffer(0, this.size).order(ByteOrder.nativeOrder());
	}

	@Override
	public void close() {
		this.libc.munmap(this.mapping, new NativeLong(this.mappedSize));
	}

	private interface LibC extends Library {

		int getpagesize();

		Pointer mmap(Pointer address, NativeLong length, int protection, int flags, int file, NativeLong offset);

		int mprotect(Pointer address, NativeLong length, int protection);

		int munmap(Pointer address, NativeLong length);

	}

}
