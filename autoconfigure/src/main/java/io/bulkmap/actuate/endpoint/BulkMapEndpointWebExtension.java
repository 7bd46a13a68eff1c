package io.bulkmap.actuate.endpoint;

import java.util.Map;
import java.util.function.Supplier;

import io.bulkmap.KernelUnavailableException;
import io.bulkmap.MapCapacityException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.util.Assert;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for {@link BulkMapEndpoint}: answers
 * a write that cannot be done with a status and a sentence.
 * <p>
 * {@code POST /actuator/bulkmap} with <code>{"kernel": "java"}</code> chooses a kernel
 * and answers the {@code kernel} of the endpoint;
 * {@code POST /actuator/bulkmap/populations} with <code>{"action": "trim"}</code> or
 * <code>{"action": "clear"}</code> changes a map and answers its description. An unknown
 * kernel or action is answered with 400, an unknown map with 404, and a kernel that is
 * not available, a map for a single thread or a lack of memory with 409; the body is
 *
 * <pre class="code">
 * { "error": "There is no action 'sort', only: trim, clear" }
 * </pre>
 *
 * @since 0.1.0
 */
@EndpointWebExtension(endpoint = BulkMapEndpoint.class)
public class BulkMapEndpointWebExtension {

	private static final int STATUS_CONFLICT = 409;

	private final BulkMapEndpoint delegate;

	/**
	 * Creates an extension.
	 * @param delegate the endpoint
	 */
	public BulkMapEndpointWebExtension(BulkMapEndpoint delegate) {
		Assert.notNull(delegate, "'delegate' must not be null");
		this.delegate = delegate;
	}

	/**
	 * Chooses the kernel that all maps of the factory work with from now on.
	 * @param kernel {@code auto} or the name of an instruction set, such as {@code java}
	 * @return the kernel in use, or why there was no change
	 */
	@WriteOperation
	public WebEndpointResponse<Object> useKernel(String kernel) {
		return answer(() -> this.delegate.useKernel(kernel), "");
	}

	/**
	 * Trims or clears a map.
	 * @param map name of the map
	 * @param action {@code trim} or {@code clear}
	 * @return the description of the map afterwards, or why there was no change
	 */
	@WriteOperation
	public WebEndpointResponse<Object> changeMap(@Selector String map, String action) {
		return answer(() -> this.delegate.changeMap(map, action), "There is no map '%s'".formatted(map));
	}

	private static WebEndpointResponse<Object> answer(Supplier<@Nullable Object> operation, String missing) {
		try {
			Object result = operation.get();
			return (result != null) ? new WebEndpointResponse<>(result)
					: error(missing, WebEndpointResponse.STATUS_NOT_FOUND);
		}
		catch (InvalidEndpointRequestException ex) {
			return error(ex.getReason(), WebEndpointResponse.STATUS_BAD_REQUEST);
		}
		catch (KernelUnavailableException | MapCapacityException | IllegalStateException ex) {
			return error(ex.getMessage(), STATUS_CONFLICT);
		}
	}

	private static WebEndpointResponse<Object> error(@Nullable String message, int status) {
		return new WebEndpointResponse<>(Map.of("error", String.valueOf(message)), status);
	}

}
