package io.bulkmap.kernel.assembly;

import com.sun.jna.NativeLibrary;

/**
 * What Linux tells every process when it starts.
 */
final class AuxiliaryVector {

	static final long AT_PAGESZ = 6;

	static final long AT_HWCAP = 16;

	private AuxiliaryVector() {
	}

	/**
	 * Returns one entry.
	 * @param type the type of the entry, {@code AT_...}
	 * @return its value; 0 if Linux does not tell
	 */
	static long value(long type) {
		try {
			return NativeLibrary.getProcess().getFunction("getauxval").invokeLong(new Object[] { type });
		}
		catch (UnsatisfiedLinkError error) {
			return 0;
		}
	}

}
