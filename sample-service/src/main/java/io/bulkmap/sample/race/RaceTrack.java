package io.bulkmap.sample.race;

import java.io.IOException;

/**
 * Those who watch a race.
 */
public interface RaceTrack {

	/**
	 * Tells what has happened.
	 * @param event what
	 * @throws IOException if nobody watches any more; the race ends then
	 */
	void tell(RaceEvent event) throws IOException;

}
