package io.bulkmap.benchmarks.profile;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names of frames without what differs from one run to the next, or whenever something
 * else is added to a class: numbers and addresses of hidden classes, lambdas, proxies and
 * accessors, suffixes that a compiler of C++ gives to parts and clones of a function, and
 * numbers of the stubs that the JIT makes.
 */
final class FrameNames {

	private static final List<Rule> RULES = List.of(
			// Foo$$Lambda$14/0x0000000800c03000.run, Foo$$Lambda.0x00007f1a.run
			rule("\\$\\$Lambda(\\$\\d+)?([/.+]?0x[0-9a-f]+|/\\d+)?", "\\$\\$Lambda"),
			// lambda$main$3
			rule("\\blambda\\$([\\w$]*?)\\$\\d+$", "lambda\\$$1"),
			// LambdaForm$MH/0x0000000800c03000.invoke, LambdaForm$DMH.0x00007f1a.invoke
			rule("[/.+]0x[0-9a-f]{4,}", ""),
			// $Proxy17, jdk.proxy2
			rule("\\$Proxy\\d+", "\\$Proxy"), rule("\\bproxy\\d+/", "proxy/"),
			rule("(Generated(?:Method|Constructor|SerializationConstructor)Accessor)\\d+", "$1"),
			// memcpy.part.0, and of no Java method: they have packages
			rule("^([^/]*?)((\\.(constprop|isra|part|lto_priv|llvm)\\.\\d+|\\.cold(\\.\\d+)?)+)$", "$1"),
			// StubRoutines (2), StubRoutines (compiler stubs)
			rule("^(StubRoutines|AdapterBlob|MethodHandlesAdapterBlob)\\b.*", "$1"),
			// tid of a thread
			rule("^\\[([^\\]]*?) tid=\\d+\\]$", "[$1]"));

	private FrameNames() {
	}

	/**
	 * Returns the name to compare by.
	 * @param frame what the profiler calls the frame
	 * @return the name without what differs
	 */
	static String normalised(String frame) {
		String name = frame;
		for (Rule rule : RULES) {
			name = rule.pattern().matcher(name).replaceAll(rule.replacement());
		}
		return name;
	}

	/**
	 * Returns a short name for pictures.
	 * @param frame a normalised frame
	 * @return the name without packages
	 */
	static String brief(String frame) {
		return frame.startsWith("[") ? frame : frame.substring(frame.lastIndexOf('/') + 1);
	}

	private static Rule rule(String pattern, String replacement) {
		return new Rule(Pattern.compile(pattern), replacement);
	}

	private record Rule(Pattern pattern, String replacement) {

	}

}
