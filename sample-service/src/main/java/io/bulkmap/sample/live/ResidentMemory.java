package io.bulkmap.sample.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * The memory of the process that is in use, as the system counts it: heap, maps and all
 * else. Only Linux tells.
 */
@Component
final class ResidentMemory implements MeterBinder {

	private static final Path STATUS = Path.of("/proc/self/status");

	private static final String LINE = "VmRSS:";

	@Override
	public void bindTo(MeterRegistry registry) {
		if (Files.isReadable(STATUS)) {
			Gauge.builder("process.memory.resident", ResidentMemory::bytes)
				.description("Memory of the process that is in use, as the system counts it")
				.baseUnit(BaseUnits.BYTES)
				.register(registry);
		}
	}

	/**
	 * Returns the memory, or {@code NaN} if the system does not tell.
	 */
	private static double bytes() {
		try (Stream<String> lines = Files.lines(STATUS)) {
			return lines.filter((line) -> line.startsWith(LINE))
				.mapToDouble((line) -> 1024.0 * Long.parseLong(line.replaceAll("[^0-9]", "")))
				.findFirst()
				.orElse(Double.NaN);
		}
		catch (IOException ex) {
			return Double.NaN;
		}
	}

}
