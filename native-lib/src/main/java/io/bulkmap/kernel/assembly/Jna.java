package io.bulkmap.kernel.assembly;

import org.jspecify.annotations.Nullable;

/**
 * Whether JNA can be used in this process. It does not refer to JNA, which may be absent.
 */
final class Jna {

	// Java tells the cause at the first attempt only; later ones are told that there was
	// one before.
	private static final @Nullable String CAUSE = start();

	private Jna() {
	}

	/**
	 * Tells why JNA cannot be used. The first call starts it.
	 * @return the cause as a sentence; {@code null} if it can be used
	 */
	static @Nullable String causeAgainst() {
		return CAUSE;
	}

	private static @Nullable String start() {
		try {
			Class.forName("com.sun.jna.Native", true, Jna.class.getClassLoader());
			return null;
		}
		catch (ClassNotFoundException ex) {
			return "JNA is not on the class path; add net.java.dev.jna:jna";
		}
		catch (VirtualMachineError error) {
			throw error;
		}
		catch (Error error) {
			return describe(error);
		}
	}

	// JNA reports a library of another version by an Error that is nothing in particular.
	static String describe(Error error) {
		Throwable root = error;
		for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
			root = cause;
		}
		String message = String.valueOf(root.getMessage()).strip();
		if (root.getClass().getSimpleName().equals("IllegalCallerException")) {
			return "the JVM denies JNA native access; start it with --enable-native-access=ALL-UNNAMED";
		}
		if (root instanceof UnsatisfiedLinkError) {
			return "JNA cannot load its own library; set jna.tmpdir to a directory that allows writing and execution, "
					+ "or jna.boot.library.path to one that has the library: " + message;
		}
		if (message.startsWith("There is an incompatible JNA native library")) {
			return "jna.boot.library.path leads to a JNA library of another version; "
					+ "install the one of the jna.jar in use";
		}
		return "JNA cannot be used: %s: %s".formatted(root.getClass().getSimpleName(), message);
	}

}
