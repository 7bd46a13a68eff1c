package io.bulkmap;

/**
 * How a kernel is called.
 *
 * @since 0.1.0
 * @see BindingChoice
 */
public enum Binding {

	/**
	 * Not at all: the kernel is in Java.
	 */
	NONE("none"),

	/**
	 * By the direct mapping of JNA: wherever the library can be loaded.
	 */
	JNA("jna"),

	/**
	 * As a native method of Java, which JNA only helps to set up.
	 */
	JNI("jni"),

	/**
	 * By the foreign function interface of Java 22 and newer, which lets kernels work on
	 * arrays where they are.
	 */
	FFM("ffm");

	private final String id;

	Binding(String id) {
		this.id = id;
	}

	/**
	 * Returns the name in configuration, logs and metrics.
	 * @return the name in lower case
	 */
	public String id() {
		return this.id;
	}

}
