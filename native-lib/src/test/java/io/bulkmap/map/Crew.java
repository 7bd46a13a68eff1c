package io.bulkmap.map;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.bulkmap.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * Threads of a test that do something again and again, and are watched: whoever does not
 * come round for too long is stuck.
 * <p>
 * The method that starts workers and the one that waits belong to one thread each.
 */
final class Crew implements AutoCloseable {

	private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(60);

	private static final long LOOK_MILLIS = 20;

	private final ExecutorService threads;

	private final List<Worker> workers = new ArrayList<>();

	private Crew(ExecutorService threads) {
		this.threads = threads;
	}

	/**
	 * The kinds of threads that there are.
	 */
	enum Threads {

		PLATFORM, VIRTUAL

	}

	static Crew of(Threads kind) {
		return new Crew((kind == Threads.PLATFORM) ? Executors.newCachedThreadPool(Crew::daemon) : virtualThreads());
	}

	// One that is stuck must not keep the process.
	private static Thread daemon(Runnable work) {
		Thread thread = new Thread(work);
		thread.setDaemon(true);
		return thread;
	}

	// Since Java 21.
	private static ExecutorService virtualThreads() {
		try {
			return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
		}
		catch (ReflectiveOperationException ex) {
			Requirement.require("virtual-threads", "Java " + Runtime.version().feature() + " has none");
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Has a thread do something as long as a condition holds, once at least. Gives way
	 * after each turn, because virtual threads are not interrupted.
	 */
	void start(String name, BooleanSupplier goOn, Turn turn) {
		Worker worker = new Worker(name, goOn, turn);
		this.workers.add(worker);
		this.threads.execute(worker);
	}

	/**
	 * Waits until all have ended, or for some time.
	 * @throws AssertionError if one has failed or is stuck
	 */
	void await(long nanos) throws InterruptedException {
		long start = System.nanoTime();
		while (System.nanoTime() - start < nanos && !this.workers.stream().allMatch((worker) -> worker.ended)) {
			check();
			TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
		}
		check();
	}

	/**
	 * Waits until all have ended, and forgets them.
	 * @throws AssertionError if one has failed or is stuck
	 */
	void join() throws InterruptedException {
		await(Long.MAX_VALUE);
		this.workers.clear();
	}

	private void check() {
		for (Worker worker : this.workers) {
			Throwable failure = worker.failure;
			if (failure != null) {
				throw new AssertionError(worker.name, failure);
			}
			if (!worker.ended && System.nanoTime() - worker.lastTurn > STUCK_NANOS) {
				throw new AssertionError(worker.name + " is stuck\n" + dump());
			}
		}
	}

	private String dump() {
		StringBuilder dump = new StringBuilder();
		for (Worker worker : this.workers) {
			Thread thread = worker.thread;
			if (thread != null && !worker.ended) {
				dump.append(worker.name).append(": ").append(thread.getState()).append('\n');
				for (StackTraceElement frame : thread.getStackTrace()) {
					dump.append("    at ").append(frame).append('\n');
				}
			}
		}
		return dump.toString();
	}

	long turns() {
		return this.workers.stream().mapToLong((worker) -> worker.turns).sum();
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	/**
	 * What a worker does again and again.
	 */
	interface Turn {

		void run() throws Exception;

	}

	// The fields are written by its own thread only.
	private static final class Worker implements Runnable {

		private final String name;

		private final BooleanSupplier goOn;

		private final Turn turn;

		private volatile @Nullable Thread thread;

		private volatile long lastTurn = System.nanoTime();

		private volatile long turns;

		private volatile @Nullable Throwable failure;

		private volatile boolean ended;

		Worker(String name, BooleanSupplier goOn, Turn turn) {
			this.name = name;
			this.goOn = goOn;
			this.turn = turn;
		}

		@Override
		@SuppressWarnings("ThreadPriorityCheck") // only gives way
		public void run() {
			this.thread = Thread.currentThread();
			long done = 0;
			try {
				do {
					this.turn.run();
					this.lastTurn = System.nanoTime();
					this.turns = ++done;
					Thread.yield();
				}
				while (this.goOn.getAsBoolean());
			}
			catch (Throwable ex) {
				this.failure = ex;
			}
			finally {
				this.ended = true;
			}
		}

	}

}
