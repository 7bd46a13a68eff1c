package io.bulkmap.actuate.info;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelInfo;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.util.Assert;

/**
 * {@link InfoContributor} that says which kernel a {@link BulkMapFactory} uses.
 * <p>
 * On a machine with AVX2, {@code GET /actuator/info} answers
 *
 * <pre class="code">
 * {
 *   "bulkmap": { "version": "0.1.0", "kernel": "avx2", "binding": "jni", "choice": "auto" }
 * }
 * </pre>
 *
 * What is not known is left out: {@code version} unless bulkmap comes from its jar, and
 * {@code fallbackCause} unless {@code auto} had to do without a better kernel.
 *
 * @since 0.1.0
 */
public class BulkMapInfoContributor implements InfoContributor {

	private final BulkMapFactory factory;

	/**
	 * Creates a contributor.
	 * @param factory the factory to look at
	 */
	public BulkMapInfoContributor(BulkMapFactory factory) {
		Assert.notNull(factory, "'factory' must not be null");
		this.factory = factory;
	}

	@Override
	public void contribute(Info.Builder builder) {
		KernelInfo kernel = this.factory.kernel();
		Map<String, Object> details = new LinkedHashMap<>();
		String version = BulkMapFactory.class.getPackage().getImplementationVersion();
		if (version != null) {
			details.put("version", version);
		}
		details.put("kernel", kernel.active().id());
		details.put("binding", kernel.binding().id());
		details.put("choice", kernel.choice().name().toLowerCase(Locale.ROOT));
		String cause = kernel.fallbackCause();
		if (cause != null) {
			details.put("fallbackCause", cause);
		}
		builder.withDetail("bulkmap", details);
	}

}
