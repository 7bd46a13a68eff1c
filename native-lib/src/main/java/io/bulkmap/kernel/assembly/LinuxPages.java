package io.bulkmap.kernel.assembly;

import java.nio.ByteBuffer;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.bulkmap.memory.SystemPages;

/**
 * The pages of Linux, by the system calls in the native library.
 */
final class LinuxPages implements SystemPages {

	/**
	 * Every smaller page size divides it, so that it is a safe one where Linux does not
	 * tell.
	 */
	static final int LARGEST_PAGE = 1 << 16;

	private static final long MADV_DONTNEED = 4;

	private static final long MADV_HUGEPAGE = 14;

	// Since Linux 5.14; older ones refuse.
	private static final long MADV_POPULATE_WRITE = 23;

	private final int pageSize;

	LinuxPages(NativeLibrary library) {
		Native.register(LinuxPages.class, library);
		this.pageSize = pageSize(AuxiliaryVector.value(AuxiliaryVector.AT_PAGESZ));
	}

	/**
	 * Returns the page size to work with.
	 * @param told what Linux tells; 0 if it does not
	 */
	static int pageSize(long told) {
		return (told != 0) ? Math.toIntExact(told) : LARGEST_PAGE;
	}

	@Override
	public int pageSize() {
		return this.pageSize;
	}

	@Override
	public long map(long bytes) {
		return mapMemory(bytes);
	}

	@Override
	public long unmap(long address, long bytes) {
		return unmapMemory(address, bytes);
	}

	@Override
	public long discard(long address, long bytes) {
		return adviseMemory(address, bytes, MADV_DONTNEED);
	}

	@Override
	public long populate(long address, long bytes) {
		return adviseMemory(address, bytes, MADV_POPULATE_WRITE);
	}

	@Override
	public long preferHugePages(long address, long bytes) {
		return adviseMemory(address, bytes, MADV_HUGEPAGE);
	}

	@Override
	public ByteBuffer buffer(long address, long bytes) {
		return new Pointer(address).getByteBuffer(0, bytes);
	}

	private native long mapMemory(long bytes);

	private native long unmapMemory(long address, long bytes);

	private native long adviseMemory(long address, long bytes, long advice);

}
