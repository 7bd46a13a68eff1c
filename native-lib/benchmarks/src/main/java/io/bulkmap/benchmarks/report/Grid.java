package io.bulkmap.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of times that are not compared from map to map, but by how something is called
 * or where it lies.
 *
 * @param title what it is about
 * @param header the names of its columns
 * @param rows the cells of its lines
 */
record Grid(String title, List<String> header, List<List<String>> rows) {

	/**
	 * Returns the tables of what was measured together.
	 * @param source what was measured
	 * @return the tables
	 */
	static List<Grid> of(Source source) {
		Map<String, List<Cell>> grids = new LinkedHashMap<>();
		for (CallTime time : source.callTimes()) {
			grids.computeIfAbsent(time.title(), (title) -> new ArrayList<>())
				.add(new Cell(time.row(), time.column(), time.nanos()));
		}
		Stream.concat(bindings(source.speeds()), pages(source.speeds()))
			.forEach((entry) -> grids.computeIfAbsent(entry.getKey(), (title) -> new ArrayList<>())
				.add(entry.getValue()));
		return grids.entrySet().stream().map((grid) -> of(grid.getKey(), grid.getValue())).toList();
	}

	private static Stream<Map.Entry<String, Cell>> bindings(List<Speed> speeds) {
		return speeds.stream()
			.filter((speed) -> !List.of("", "AUTO").contains(speed.binding()))
			.map((speed) -> Map.entry("binding, nanoseconds per entry: " + speed.operation(),
					new Cell(entries(speed), speed.binding().toLowerCase(Locale.ROOT), speed.nanosPerEntry())));
	}

	// Where there are both.
	private static Stream<Map.Entry<String, Cell>> pages(List<Speed> speeds) {
		List<Speed> floors = speeds.stream().filter(Speed::isFloor).toList();
		if (floors.stream().allMatch((speed) -> speed.pages().isEmpty())) {
			return Stream.of();
		}
		return floors.stream()
			.map((speed) -> Map.entry("floor, nanoseconds per access",
					new Cell(entries(speed),
							speed.operation().substring(Speed.FLOOR.length()).toLowerCase(Locale.ROOT)
									+ (speed.pages().isEmpty() ? ", pages of 2 MiB" : ", pages of 4 KiB"),
							speed.nanosPerEntry())));
	}

	private static String entries(Speed speed) {
		return Figures.count(speed.size()) + " entries";
	}

	private static Grid of(String title, List<Cell> cells) {
		List<String> columns = cells.stream().map(Cell::column).distinct().toList();
		Map<String, Map<String, String>> lines = cells.stream()
			.collect(Collectors.groupingBy(Cell::row, LinkedHashMap::new,
					Collectors.toMap(Cell::column, (cell) -> Figures.nanos(cell.nanos()))));
		List<List<String>> rows = new ArrayList<>();
		lines.forEach((row, times) -> rows
			.add(Stream.concat(Stream.of(row), columns.stream().map((column) -> times.getOrDefault(column, "")))
				.toList()));
		return new Grid(title, Stream.concat(Stream.of(""), columns.stream()).toList(), rows);
	}

	/**
	 * One time.
	 */
	private record Cell(String row, String column, double nanos) {

	}

}
