package io.bulkmap.sample.load;

import java.io.IOException;

import tools.jackson.databind.json.JsonMapper;

/**
 * What the management endpoints of a service tell, and are told, during a soak.
 */
final class SoakWatch {

	private static final String KERNEL = "actuator/bulkmap";

	private final ServiceClient management;

	private final JsonMapper json = new JsonMapper();

	private final MemoryTrend rss;

	private final MemoryTrend offHeap;

	SoakWatch(ServiceClient management, SoakPlan plan) {
		this.management = management;
		this.rss = new MemoryTrend("resident memory", plan.rssGrowth());
		this.offHeap = new MemoryTrend("off-heap memory of the maps", plan.offHeapGrowth());
	}

	/**
	 * Looks at the memory.
	 */
	void look() throws IOException {
		this.rss.add(metric("process.memory.resident"));
		this.offHeap.add(metric("bulkmap.factory.memory.used"));
	}

	private double metric(String name) throws IOException {
		String answer = this.management.send("GET", "actuator/metrics/" + name);
		return this.json.readTree(answer).path("measurements").path(0).path("value").doubleValue();
	}

	/**
	 * Returns the kernel in use.
	 */
	String kernel() throws IOException {
		return this.json.readTree(this.management.send("GET", KERNEL)).path("kernel").path("active").asString();
	}

	/**
	 * Lets all maps use another kernel.
	 */
	void useKernel(String name) throws IOException {
		try {
			this.management.postJson(KERNEL, "{\"kernel\":\"%s\"}".formatted(name));
		}
		catch (RefusedException ex) {
			throw new IOException("The kernel cannot be switched; has the service been started with "
					+ "--management.endpoint.bulkmap.access=unrestricted? It answers: " + ex.getMessage(), ex);
		}
	}

	MemoryTrend rss() {
		return this.rss;
	}

	MemoryTrend offHeap() {
		return this.offHeap;
	}

}
