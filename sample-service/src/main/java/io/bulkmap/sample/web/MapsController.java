package io.bulkmap.sample.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.bulkmap.sample.store.EntryMap;
import io.bulkmap.sample.store.EntryMapSize;
import io.bulkmap.sample.store.MapDeletedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Tells which maps there are, creates new ones and deletes them.
 */
@RestController
@RequestMapping("/api/maps")
final class MapsController {

	private final Maps maps;

	MapsController(Maps maps) {
		this.maps = maps;
	}

	@Operation(summary = "Lists all maps")
	@GetMapping
	MapsAnswer maps() {
		List<MapAnswer> answers = new ArrayList<>();
		for (EntryMap map : this.maps.all()) {
			try {
				answers.add(MapAnswer.of(map));
			}
			catch (MapDeletedException ex) {
				// It is no longer one of them.
			}
		}
		return new MapsAnswer(this.maps.kernel(), answers);
	}

	@Raises({ Problem.UNKNOWN_MAP, Problem.MAP_DELETED })
	@Operation(summary = "Tells of one map")
	@GetMapping("/{name}")
	MapAnswer map(@PathVariable String name) {
		return MapAnswer.of(this.maps.get(name));
	}

	@Raises({ Problem.UNKNOWN_MAP, Problem.WRONG_MAP_NAME, Problem.TOO_MANY_MAPS, Problem.UNAUTHORIZED,
			Problem.MAP_FULL })
	@Operation(summary = "Creates a map")
	@ApiResponse(responseCode = "201", description = "It was created")
	@ApiResponse(responseCode = "204", description = "There was one")
	@PutMapping("/{name}")
	ResponseEntity<Void> create(@PathVariable String name) {
		if (!this.maps.create(name)) {
			return ResponseEntity.noContent().build();
		}
		URI location = UriComponentsBuilder.fromPath("/api/maps/{name}").build(name);
		return ResponseEntity.created(location).build();
	}

	@Raises({ Problem.UNKNOWN_MAP, Problem.DECLARED_MAP, Problem.UNAUTHORIZED })
	@Operation(summary = "Deletes a map")
	@DeleteMapping("/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String name) {
		this.maps.delete(name);
	}

	/**
	 * All maps.
	 *
	 * @param kernel kernel they work with
	 * @param maps the maps in the order of their names
	 */
	record MapsAnswer(String kernel, List<MapAnswer> maps) {

	}

	/**
	 * One map.
	 *
	 * @param name name of the map
	 * @param entries number of entries
	 * @param capacity number of entries for which it has room without growing
	 * @param memoryBytes off-heap memory it takes
	 */
	record MapAnswer(String name, long entries, long capacity, long memoryBytes) {

		static MapAnswer of(EntryMap map) {
			EntryMapSize size = map.size();
			return new MapAnswer(map.name(), size.entries(), size.capacity(), size.memoryBytes());
		}

	}

}
