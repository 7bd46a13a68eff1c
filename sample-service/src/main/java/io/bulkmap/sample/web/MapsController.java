package io.bulkmap.sample.web;

import java.net.URI;
import java.util.List;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.MapStatistics;
import io.bulkmap.OffHeapMap;
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

	private final BulkMapFactory factory;

	private final Maps maps;

	MapsController(BulkMapFactory factory, Maps maps) {
		this.factory = factory;
		this.maps = maps;
	}

	@Operation(summary = "Lists all maps")
	@GetMapping
	MapsAnswer maps() {
		return new MapsAnswer(this.maps.kernel(), this.factory.maps().stream().map(MapAnswer::of).toList());
	}

	@Raises(Problem.UNKNOWN_MAP)
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

		static MapAnswer of(OffHeapMap map) {
			MapStatistics statistics = map.statistics();
			return new MapAnswer(map.name(), statistics.size(), statistics.capacity(), statistics.memoryBytes());
		}

	}

}
