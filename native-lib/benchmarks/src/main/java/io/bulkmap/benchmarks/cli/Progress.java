package io.bulkmap.benchmarks.cli;

import java.io.Console;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar on the terminal that follows the time that steps are planned to take. There is
 * none where nobody would see it.
 */
final class Progress implements AutoCloseable {

	private static final long REFRESH_MILLIS = 250;

	private final @Nullable ProgressBar bar;

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "progress");
		thread.setDaemon(true);
		return thread;
	});

	private volatile Step step = new Step(0, 0, System.nanoTime());

	private Progress(@Nullable ProgressBar bar) {
		this.bar = bar;
		if (bar != null) {
			ScheduledFuture<?> unused = this.timer.scheduleWithFixedDelay(() -> bar.stepTo(this.step.at()),
					REFRESH_MILLIS, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Starts a bar if somebody can see it.
	 * @param name what is in progress
	 * @param millis how long all steps are planned to take
	 * @return the bar, or one that does nothing
	 */
	static Progress start(String name, long millis) {
		return new Progress(isTerminal() ? new ProgressBarBuilder().setTaskName(name)
			.setInitialMax(millis)
			.setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
			.setUnit("s", 1000)
			.setUpdateIntervalMillis((int) REFRESH_MILLIS)
			.setEtaFunction((state) -> Optional.of(Duration.ofMillis(Math.max(0, state.getMax() - state.getCurrent()))))
			.setConsumer(new ConsoleProgressBarConsumer(System.err))
			.build() : null);
	}

	// From Java 22 to 24 there is a console even if nobody sits at it.
	@SuppressWarnings("SystemConsoleNull")
	private static boolean isTerminal() {
		Console console = System.console();
		if (console == null) {
			return false;
		}
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (NoSuchMethodException ex) {
			return true;
		}
		catch (ReflectiveOperationException ex) {
			return false;
		}
	}

	/**
	 * Begins a step.
	 * @param name what it is
	 * @param from how long all steps before it were planned to take, in milliseconds
	 * @param millis how long it is planned to take
	 */
	void step(String name, long from, long millis) {
		this.step = new Step(from, millis, System.nanoTime());
		if (this.bar != null) {
			this.bar.setExtraMessage(" " + name);
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		if (this.bar != null) {
			this.bar.stepTo(this.bar.getMax());
			this.bar.close();
		}
	}

	/**
	 * What is in progress.
	 *
	 * @param from where the bar is at its start
	 * @param millis how far it goes at most
	 * @param startNanos when it started
	 */
	private record Step(long from, long millis, long startNanos) {

		long at() {
			return this.from + Math.min(this.millis, (System.nanoTime() - this.startNanos) / 1_000_000);
		}

	}

}
