package io.bulkmap.sample.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.Isa;
import io.bulkmap.KernelAvailability;
import io.bulkmap.KernelChoice;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The races of this service, of which one runs at a time.
 */
@Component
public final class Races {

	private static final int MAX_BATCH = 1 << 20;

	private final BulkMapFactory factory;

	private final int maxEntries;

	private final AtomicReference<@Nullable Race> running = new AtomicReference<>();

	Races(BulkMapFactory factory, RaceProperties properties) {
		this.factory = factory;
		this.maxEntries = properties.maxEntries(Runtime.getRuntime().maxMemory());
	}

	/**
	 * Returns the largest number of entries that each map of a race may have.
	 * @return the number, 0 if there are no races
	 */
	public int maxEntries() {
		return this.maxEntries;
	}

	/**
	 * Returns the largest number of keys that a call may have.
	 * @return the number
	 */
	public int maxBatch() {
		return Math.min(MAX_BATCH, this.maxEntries);
	}

	/**
	 * Tells whether there is a race.
	 * @return {@code true} from its beginning to its end
	 */
	public boolean isRunning() {
		return this.running.get() != null;
	}

	/**
	 * Runs a race, if there is none, and returns when it has ended.
	 * @param entries number of entries that each map gets
	 * @param batch number of keys of each call
	 * @param track those who watch
	 * @return whether there was none
	 * @throws IOException if nobody watches any more
	 */
	public boolean run(int entries, int batch, RaceTrack track) throws IOException {
		Race race = new Race(entries, batch, this::contestants, track);
		if (!this.running.compareAndSet(null, race)) {
			return false;
		}
		try {
			race.run();
			return true;
		}
		finally {
			this.running.set(null);
		}
	}

	/**
	 * Cancels the race that is running.
	 * @return whether there is one
	 */
	public boolean cancel() {
		Race race = this.running.get();
		if (race != null) {
			race.cancel();
		}
		return race != null;
	}

	@EventListener(ContextClosedEvent.class)
	void close() {
		cancel();
	}

	/**
	 * Returns the best native kernel, whatever the maps of the service use.
	 * @return the kernel; empty if none can be used
	 */
	public Optional<Isa> nativeKernel() {
		List<KernelAvailability> kernels = this.factory.kernel().kernels();
		return kernels.stream()
			.filter((kernel) -> kernel.available() && kernel.isa() != Isa.JAVA)
			.map(KernelAvailability::isa)
			.reduce((lesser, better) -> better);
	}

	private List<Contestant> contestants() {
		long memory = Math.max(1, (this.factory.memoryLimit() - this.factory.memoryBytes()) / 2);
		List<Contestant> contestants = new ArrayList<>();
		nativeKernel().ifPresent((isa) -> contestants.add(new BulkMapContestant(choice(isa), memory)));
		contestants.add(new BulkMapContestant(KernelChoice.JAVA, memory));
		contestants.add(new HashMapContestant());
		return contestants;
	}

	private static KernelChoice choice(Isa isa) {
		for (KernelChoice choice : KernelChoice.values()) {
			if (choice.isa() == isa) {
				return choice;
			}
		}
		throw new IllegalStateException("No choice is " + isa);
	}

}
