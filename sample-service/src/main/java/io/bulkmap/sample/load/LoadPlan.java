package io.bulkmap.sample.load;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a load is made of.
 *
 * @param url address of the service
 * @param map name of the map
 * @param token token of the service, if it has one
 * @param format format of bodies
 * @param gzip whether bodies are compressed
 * @param lookup whether keys are looked up
 * @param op operation, if they are not
 * @param keys which keys
 * @param keySpace number of keys there are
 * @param body entries, or keys, of a request
 * @param rate entries per second that the schedule has, 0 for as many as possible
 * @param connections requests at once
 * @param duration time after which no request begins
 * @param seed what random numbers begin with
 */
record LoadPlan(URI url, String map, @Nullable String token, LoadFormat format, boolean gzip, boolean lookup, String op,
		KeyOrder keys, long keySpace, int body, double rate, int connections, Duration duration, long seed) {

	/**
	 * Returns the time between the beginnings of two requests.
	 */
	double nanosPerRequest() {
		return (this.rate > 0) ? this.body / this.rate * 1e9 : 0;
	}

	boolean keysOnly() {
		return this.lookup || this.op.equals("remove");
	}

}
