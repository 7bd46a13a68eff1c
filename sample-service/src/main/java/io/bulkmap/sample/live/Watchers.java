package io.bulkmap.sample.live;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Those who watch. Each gets the next event when it has taken the last one: who is slow
 * misses some.
 */
@Component
public final class Watchers {

	private static final long FOR_EVER = 0;

	private final Sampler sampler;

	private final TaskExecutor executor;

	private final int maxWatchers;

	private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

	private boolean closed;

	Watchers(Sampler sampler, TaskExecutor applicationTaskExecutor, LiveProperties properties) {
		this.sampler = sampler;
		this.executor = applicationTaskExecutor;
		this.maxWatchers = properties.maxWatchers();
	}

	/**
	 * Adds somebody.
	 * @return the events; empty if there are as many watchers as allowed, or the service
	 * is about to stop
	 */
	public synchronized Optional<SseEmitter> add() {
		if (this.closed || this.watchers.size() >= this.maxWatchers) {
			return Optional.empty();
		}
		if (this.watchers.isEmpty()) {
			this.sampler.restart();
		}
		Watcher watcher = new Watcher();
		this.watchers.add(watcher);
		return Optional.of(watcher.emitter);
	}

	/**
	 * Returns how many there are.
	 * @return the number
	 */
	public int count() {
		return this.watchers.size();
	}

	@Scheduled(fixedRateString = "${sample.live.interval:1s}")
	synchronized void tell() {
		if (this.watchers.isEmpty()) {
			return;
		}
		Snapshot snapshot = this.sampler.next();
		for (Watcher watcher : this.watchers) {
			watcher.tell(snapshot);
		}
	}

	/**
	 * Ends all events before the server waits for its requests to end.
	 */
	@EventListener
	synchronized void close(ContextClosedEvent event) {
		this.closed = true;
		this.watchers.forEach((watcher) -> watcher.emitter.complete());
	}

	private final class Watcher {

		private final SseEmitter emitter = new SseEmitter(FOR_EVER);

		private final AtomicBoolean busy = new AtomicBoolean();

		Watcher() {
			this.emitter.onCompletion(() -> Watchers.this.watchers.remove(this));
		}

		void tell(Snapshot snapshot) {
			if (this.busy.compareAndSet(false, true)) {
				Watchers.this.executor.execute(() -> send(snapshot));
			}
		}

		private void send(Snapshot snapshot) {
			try {
				this.emitter.send(snapshot);
			}
			catch (IOException | IllegalStateException ex) {
				// Gone, and the emitter will say so.
				this.emitter.completeWithError(ex);
			}
			finally {
				this.busy.set(false);
			}
		}

	}

}
