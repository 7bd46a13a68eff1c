package io.bulkmap.kernel.assembly;

import io.bulkmap.Binding;

/**
 * A way to call the functions of the native library. Safe for any number of threads, and
 * none of them holds up the collector while it is called.
 */
interface AssemblyCall {

	/**
	 * Returns which way this is.
	 * @return the binding
	 */
	Binding binding();

	/**
	 * Returns the length of a batch from which on this way costs less than the Java
	 * kernel.
	 * @return the number of keys
	 */
	int worthwhileBatch();

	/**
	 * Runs the function of a batch on it.
	 * @param batch address of the batch
	 * @return what the function returns
	 */
	long call(long batch);

}
