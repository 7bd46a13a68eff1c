package io.bulkmap.sample.race;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a race tells while it runs.
 */
public sealed interface RaceEvent {

	/**
	 * Returns the name of the event in the answer.
	 * @return the name
	 */
	@JsonProperty
	String type();

	/**
	 * The race begins.
	 *
	 * @param entries entries of each map at the end
	 * @param batch keys of each call
	 * @param contestants those who take part
	 */
	record Start(int entries, int batch, List<String> contestants) implements RaceEvent {

		@Override
		@JsonProperty
		public String type() {
			return "start";
		}

	}

	/**
	 * Everybody has done the same piece of work.
	 *
	 * @param phase what is done, {@code put} or {@code get}
	 * @param entries entries since the beginning of the phase
	 * @param nanosPerEntry time that the last piece took each contestant, per entry
	 */
	record Lap(String phase, int entries, Map<String, Double> nanosPerEntry) implements RaceEvent {

		@Override
		@JsonProperty
		public String type() {
			return "lap";
		}

	}

	/**
	 * The race is over.
	 *
	 * @param outcome {@code finished}, {@code cancelled}, or why else it ended
	 * @param putNanosPerEntry mean time to store an entry, as far as the race got
	 * @param getNanosPerEntry mean time to look one up
	 */
	record End(String outcome, Map<String, Double> putNanosPerEntry,
			Map<String, Double> getNanosPerEntry) implements RaceEvent {

		@Override
		@JsonProperty
		public String type() {
			return "end";
		}

	}

}
