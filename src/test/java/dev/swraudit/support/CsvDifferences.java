package dev.swraudit.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Differences between two CSV texts, cell by cell: file, row, column, expected and actual
 * value.
 */
public final class CsvDifferences {

	private final String file;

	private final List<String> key;

	private final List<String> differences = new ArrayList<>();

	private CsvDifferences(String file, List<String> key) {
		this.file = file;
		this.key = key;
	}

	/**
	 * Compares the columns that both texts have.
	 * @param key the columns that name a row, separated by commas
	 */
	static List<String> between(String file, String key, String expected, String actual) {
		CsvDifferences comparison = new CsvDifferences(file, Arrays.asList(key.split(",")));
		comparison.compare(rows(expected), rows(actual));
		return comparison.differences;
	}

	/** Compares all columns and their order, and the order of the rows. */
	static List<String> betweenWhole(String file, String key, String expected, String actual) {
		if (actual.isEmpty()) {
			return List.of(file + ": missing or empty");
		}
		List<String> differences = new ArrayList<>();
		String expectedHeader = expected.lines().findFirst().orElse("");
		String actualHeader = actual.lines().findFirst().orElse("");
		if (!actualHeader.equals(expectedHeader)) {
			differences.add("%s, header: expected <%s>, actual <%s>".formatted(file, expectedHeader, actualHeader));
		}
		differences.addAll(between(file, key, expected, actual));
		if (differences.isEmpty() && !actual.equals(expected)) {
			differences.add(file + ": same cells, but another order or other quotes:\n" + actual);
		}
		return differences;
	}

	private void compare(List<Map<String, String>> expected, List<Map<String, String>> actual) {
		Map<String, Map<String, String>> expectedRows = byKey(expected);
		Map<String, Map<String, String>> actualRows = byKey(actual);
		expectedRows.forEach((name, row) -> {
			Map<String, String> other = actualRows.get(name);
			if (other == null) {
				this.differences.add("%s, row %s: missing; expected %s".formatted(this.file, name, row));
			}
			else {
				row.forEach((column, value) -> {
					if (other.containsKey(column) && !Objects.equals(value, other.get(column))) {
						this.differences.add("%s, row %s, column %s: expected <%s>, actual <%s>".formatted(this.file,
								name, column, value, other.get(column)));
					}
				});
			}
		});
		actualRows.forEach((name, row) -> {
			if (!expectedRows.containsKey(name)) {
				this.differences.add("%s, row %s: not expected; actual %s".formatted(this.file, name, row));
			}
		});
	}

	/** Returns rows by their name; equal names are numbered. */
	private Map<String, Map<String, String>> byKey(List<Map<String, String>> rows) {
		Map<String, Map<String, String>> named = new LinkedHashMap<>();
		for (Map<String, String> row : rows) {
			String name = this.key.stream()
				.map((column) -> row.getOrDefault(column, "?"))
				.collect(Collectors.joining(" | "));
			int times = 1;
			String unique = name;
			while (named.containsKey(unique)) {
				unique = name + " #" + ++times;
			}
			named.put(unique, row);
		}
		return named;
	}

	/** Returns the rows of a CSV text, each by column. */
	public static List<Map<String, String>> rows(String csv) {
		List<List<String>> records = records(csv);
		List<Map<String, String>> rows = new ArrayList<>();
		for (List<String> record : records.subList(Math.min(1, records.size()), records.size())) {
			Map<String, String> row = new LinkedHashMap<>();
			for (int i = 0; i < record.size(); i++) {
				row.put((i < records.get(0).size()) ? records.get(0).get(i) : "surplus " + i, record.get(i));
			}
			rows.add(row);
		}
		return rows;
	}

	private static List<List<String>> records(String csv) {
		List<List<String>> records = new ArrayList<>();
		List<String> record = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < csv.length(); i++) {
			char character = csv.charAt(i);
			if (character == '"') {
				quoted = !quoted;
				cell.append(character);
			}
			else if (!quoted && (character == ',' || character == '\n')) {
				record.add(cell.toString());
				cell.setLength(0);
				if (character == '\n') {
					records.add(record);
					record = new ArrayList<>();
				}
			}
			else {
				cell.append(character);
			}
		}
		return records;
	}

}
