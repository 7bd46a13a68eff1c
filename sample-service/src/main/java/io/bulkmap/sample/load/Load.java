package io.bulkmap.sample.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.zip.GZIPOutputStream;

import io.bulkmap.sample.output.EntryWriter;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A load while it runs: so many connections share one schedule.
 */
final class Load {

	private static final int CHUNK = 64 * 1024;

	private static final int DIGITS = 3;

	private static final int OK = 200;

	private final LoadPlan plan;

	private final URI target;

	private final LongAdder entries = new LongAdder();

	private final LongAdder requests = new LongAdder();

	private final LongAdder failures = new LongAdder();

	private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();

	private final AtomicLong nextRequest = new AtomicLong();

	private final AtomicLong nextKey = new AtomicLong();

	private final Histogram durations = new ConcurrentHistogram(DIGITS);

	private volatile long start;

	Load(LoadPlan plan) {
		this.plan = plan;
		this.target = plan.url()
			.resolve("/api/maps/%s/%s".formatted(plan.map(), plan.lookup() ? "lookup" : "entries?op=" + plan.op()));
	}

	/**
	 * Creates the map if there is none.
	 */
	void prepare() throws IOException {
		HttpURLConnection connection = open(this.plan.url().resolve("/api/maps/" + this.plan.map()), "PUT");
		if (connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
			throw new IOException("Cannot create map '%s': %s".formatted(this.plan.map(), text(connection)));
		}
		drain(connection);
	}

	/**
	 * Runs the load to its end.
	 */
	LoadReport run() throws InterruptedException {
		ExecutorService connections = Executors.newFixedThreadPool(this.plan.connections());
		this.start = System.nanoTime();
		List<Future<?>> running = new ArrayList<>();
		for (int i = 0; i < this.plan.connections(); i++) {
			SplittableRandom random = new SplittableRandom(this.plan.seed() + i);
			running.add(connections.submit(() -> runConnection(random)));
		}
		connections.shutdown();
		for (Future<?> connection : running) {
			try {
				connection.get();
			}
			catch (ExecutionException ex) {
				throw new IllegalStateException("A connection has failed", ex.getCause());
			}
		}
		return report();
	}

	/**
	 * Returns what has happened so far.
	 */
	LoadReport report() {
		double seconds = (this.start != 0) ? (System.nanoTime() - this.start) / 1e9 : 0;
		return new LoadReport(seconds, this.requests.sum(), this.failures.sum(), this.firstFailure.get(),
				this.entries.sum(), this.durations.copy());
	}

	private void runConnection(SplittableRandom random) {
		LongSupplier keys = this.plan.keys().keys(this.plan.keySpace(), random, this.nextKey);
		long end = this.start + this.plan.duration().toNanos();
		while (true) {
			long scheduled = this.start + (long) (this.nextRequest.getAndIncrement() * this.plan.nanosPerRequest());
			long begin = (this.plan.rate() > 0) ? scheduled : System.nanoTime();
			if (begin >= end || System.nanoTime() >= end) {
				return;
			}
			sleepUntil(begin);
			request(keys, random);
			this.durations.recordValue(Math.max(0, System.nanoTime() - begin));
		}
	}

	private static void sleepUntil(long nanoTime) {
		try {
			TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void request(LongSupplier keys, SplittableRandom random) {
		this.requests.increment();
		try {
			HttpURLConnection connection = open(this.target, "POST");
			connection.setRequestProperty("Content-Type", this.plan.format().type());
			connection.setDoOutput(true);
			connection.setChunkedStreamingMode(CHUNK);
			write(connection, keys, random);
			if (connection.getResponseCode() == OK) {
				this.entries.add(this.plan.body());
				drain(connection);
			}
			else {
				fail(text(connection));
			}
		}
		catch (IOException ex) {
			fail(ex.toString());
		}
	}

	private void write(HttpURLConnection connection, LongSupplier keys, SplittableRandom random) throws IOException {
		if (this.plan.gzip()) {
			connection.setRequestProperty("Content-Encoding", "gzip");
		}
		try (OutputStream raw = connection.getOutputStream();
				OutputStream stream = this.plan.gzip() ? new GZIPOutputStream(raw, CHUNK) : raw) {
			EntryWriter writer = this.plan.keysOnly() ? EntryWriter.ofKeys(this.plan.format().format(), stream)
					: EntryWriter.of(this.plan.format().format(), stream);
			for (int i = 0; i < this.plan.body(); i++) {
				if (this.plan.keysOnly()) {
					writer.key(keys.getAsLong());
				}
				else {
					writer.entry(keys.getAsLong(), random.nextLong());
				}
			}
			writer.flush();
		}
	}

	private HttpURLConnection open(URI uri, String method) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
		connection.setRequestMethod(method);
		connection.setRequestProperty("Accept", this.plan.lookup() ? this.plan.format().type() : "application/json");
		if (this.plan.token() != null) {
			connection.setRequestProperty("Authorization", "Bearer " + this.plan.token());
		}
		return connection;
	}

	private void fail(String reason) {
		this.failures.increment();
		this.firstFailure.compareAndSet(null, reason);
	}

	private static void drain(HttpURLConnection connection) throws IOException {
		try (InputStream stream = connection.getInputStream()) {
			stream.transferTo(OutputStream.nullOutputStream());
		}
	}

	private static String text(HttpURLConnection connection) throws IOException {
		try (InputStream stream = connection.getErrorStream()) {
			return connection.getResponseCode() + " "
					+ ((stream != null) ? new String(stream.readAllBytes(), StandardCharsets.UTF_8) : "");
		}
	}

}
