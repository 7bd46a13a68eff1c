package io.bulkmap.sample.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

import io.bulkmap.sample.load.ServiceClient.Sent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requests of a soak, one after another: keys come and go in one map and are looked
 * up there, another map grows, is deleted and begins anew. Every answer is checked.
 */
final class SoakWork {

	private static final String CHURN = "soak";

	private static final String GROWTH = "soak-growth";

	private static final List<LoadFormat> FORMATS = List.of(LoadFormat.values());

	private static final int ENTRY = 2 * Long.BYTES;

	private final ServiceClient service;

	private final int body;

	private final long window;

	private final long growth;

	private final SplittableRandom random = new SplittableRandom(1);

	private final JsonMapper json = new JsonMapper();

	private long step;

	private long oldest;

	private long next;

	private long grown;

	SoakWork(ServiceClient service, SoakPlan plan) {
		this.service = service;
		this.body = plan.body();
		this.window = plan.window();
		this.growth = plan.growth();
	}

	/**
	 * Creates the maps, empty.
	 */
	void begin() throws IOException {
		for (String map : new String[] { CHURN, GROWTH }) {
			this.service.send("PUT", path(map));
			this.service.send("DELETE", path(map));
			this.service.send("PUT", path(map));
		}
	}

	/**
	 * Deletes the maps.
	 */
	void end() throws IOException {
		this.service.send("DELETE", path(CHURN));
		this.service.send("DELETE", path(GROWTH));
	}

	/**
	 * Sends the next request.
	 * @throws IOException if it fails, or is answered wrongly
	 */
	void request() throws IOException {
		switch ((int) (this.step++ % 4)) {
			case 0 -> store();
			case 1 -> lookUp();
			case 2 -> grow();
			default -> remove();
		}
	}

	private void store() throws IOException {
		long first = this.next;
		this.next += this.body;
		write(CHURN, "put", from(first), "added");
	}

	/**
	 * As long as nothing is to be removed, looks something up.
	 */
	private void remove() throws IOException {
		if (this.next - this.oldest <= this.window) {
			lookUp();
			return;
		}
		long first = this.oldest;
		this.oldest += this.body;
		write(CHURN, "remove", from(first), "removed");
	}

	private void grow() throws IOException {
		if (this.grown >= this.growth) {
			this.grown = 0;
			this.service.send("DELETE", path(GROWTH));
			this.service.send("PUT", path(GROWTH));
		}
		long first = this.grown;
		this.grown += this.body;
		write(GROWTH, "add", from(first), "added");
	}

	private void write(String map, String op, LongSupplier keys, String counted) throws IOException {
		String answer = this.service.post(path(map) + "/entries?op=" + op, sent(keys, op.equals("remove")),
				"application/json", (stream) -> new String(stream.readAllBytes(), StandardCharsets.UTF_8));
		JsonNode count = this.json.readTree(answer).path(counted);
		if (count.asLong(-1) != this.body) {
			throw new IOException("Map '%s' should have %s %s keys: %s".formatted(map, counted, this.body, answer));
		}
	}

	private void lookUp() throws IOException {
		long[] keys = this.random.longs(this.body, this.oldest, this.next).toArray();
		byte[] answer = this.service.post(path(CHURN) + "/lookup", sent(LongStream.of(keys).iterator()::nextLong, true),
				LoadFormat.BINARY.type(), InputStream::readAllBytes);
		if (answer.length != this.body * ENTRY) {
			throw new IOException("%s of %s keys were found".formatted(answer.length / ENTRY, this.body));
		}
		ByteBuffer entries = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
		for (long key : keys) {
			long foundKey = entries.getLong();
			long value = entries.getLong();
			if (foundKey != key || value != valueOf(key)) {
				throw new IOException(
						"Key %s has value %s, but was answered %s,%s".formatted(key, valueOf(key), foundKey, value));
			}
		}
	}

	private Sent sent(LongSupplier keys, boolean keysOnly) {
		LoadFormat format = FORMATS.get((int) (this.step % FORMATS.size()));
		RequestBody sent = new RequestBody(format, this.body, keysOnly);
		return new Sent(format.type(), this.step % 5 == 0, (stream) -> sent.write(stream, keys, SoakWork::valueOf));
	}

	private static LongSupplier from(long first) {
		return LongStream.iterate(first, (key) -> key + 1).iterator()::nextLong;
	}

	private static long valueOf(long key) {
		return 31 * key + 7;
	}

	private static String path(String map) {
		return "/api/maps/" + map;
	}

}
