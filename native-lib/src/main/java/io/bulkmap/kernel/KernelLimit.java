package io.bulkmap.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.bulkmap.Isa;
import org.jspecify.annotations.Nullable;

/**
 * The best kernel that whoever starts the process allows: an emergency brake for a
 * machine on which a better one does harm, and the way to test a lesser one.
 * <p>
 * It is the name of a kernel in the system property {@value #PROPERTY} or, without that,
 * in the environment variable {@value #VARIABLE}, in upper or lower case; an empty value
 * is none. The limit only takes away. It holds for the kernels of its own architecture,
 * so that one value can serve machines of several, except for {@code java}, which leaves
 * no other on any.
 * <p>
 * A value that names no kernel leaves the Java kernel only: whatever was meant, that is
 * not above it, and the cause tells of the mistake.
 */
public final class KernelLimit {

	/**
	 * Name of the system property. It is not below {@code bulkmap}, because it is no
	 * property of Spring Boot: the limit is needed before there is an application.
	 */
	public static final String PROPERTY = "io.bulkmap.kernel.limit";

	/**
	 * Name of the environment variable.
	 */
	public static final String VARIABLE = "BULKMAP_KERNEL_LIMIT";

	private static final KernelLimit NONE = new KernelLimit(null, "");

	private final @Nullable Isa limit;

	private final String cause;

	private KernelLimit(@Nullable Isa limit, String cause) {
		this.limit = limit;
		this.cause = cause;
	}

	/**
	 * Returns the limit of this process, as it is set now.
	 * @return the limit
	 */
	public static KernelLimit ofThisProcess() {
		return of(System.getProperty(PROPERTY), System.getenv(VARIABLE));
	}

	/**
	 * Returns the limit that two settings make.
	 * @param property value of the system property; {@code null} if it is not set
	 * @param variable value of the environment variable; {@code null} if it is not set
	 * @return the limit
	 */
	public static KernelLimit of(@Nullable String property, @Nullable String variable) {
		if (property != null && !property.isBlank()) {
			return parse("-D" + PROPERTY + "=" + property, property);
		}
		if (variable != null && !variable.isBlank()) {
			return parse("the environment variable " + VARIABLE + "=" + variable, variable);
		}
		return NONE;
	}

	private static KernelLimit parse(String setting, String value) {
		String id = value.strip().toLowerCase(Locale.ROOT);
		for (Isa isa : Isa.values()) {
			if (isa.id().equals(id)) {
				return new KernelLimit(isa, "disabled by " + setting);
			}
		}
		String valid = Arrays.stream(Isa.values()).map(Isa::id).collect(Collectors.joining(", "));
		return new KernelLimit(Isa.JAVA, "disabled by %s, which is none of %s".formatted(setting, valid));
	}

	/**
	 * Tells what the limit has against a kernel.
	 * @param isa instruction set of the kernel
	 * @return the cause as a sentence; {@code null} if it is not above the limit
	 */
	public @Nullable String causeAgainst(Isa isa) {
		return (this.limit != null && isa.isBetterThan(this.limit)) ? this.cause : null;
	}

	/**
	 * Tells what the limit has against all kernels but the Java kernel.
	 * @return the cause as a sentence; {@code null} if it allows one of them
	 */
	public @Nullable String causeAgainstAll() {
		return (this.limit == Isa.JAVA) ? this.cause : null;
	}

}
