package dev.swraudit.report.publish;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.input.Sha256;
import dev.swraudit.report.csv.CsvTable;
import dev.swraudit.report.csv.OrganizationCsv;
import dev.swraudit.report.data.Json;
import dev.swraudit.report.html.HtmlReport;
import dev.swraudit.report.review.ReviewFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Comparison of two publications. It covers every CSV file except the column
 * {@code read_at}, every copied file, and {@code summary.json} except its times and
 * request counters. The other files are derived from these.
 */
final class PublishedContent {

	private static final Set<String> DERIVED = Stream
		.concat(Stream.of(Manifest.FILE, ReportFiles.SUMS, HtmlReport.FILE), ReviewFiles.NAMES.stream())
		.collect(Collectors.toUnmodifiableSet());

	private static final Set<String> WITH_READ_AT = Set.of(CsvTable.REPOSITORIES.fileName(), OrganizationCsv.FILE);

	private PublishedContent() {
	}

	/** Returns whether two directories have the same content. */
	static boolean isSame(Path one, Path other) throws IOException {
		Set<String> names = names(one);
		if (!names.equals(names(other))) {
			return false;
		}
		for (String name : names) {
			if (!isSame(name, one.resolve(name), other.resolve(name))) {
				return false;
			}
		}
		return true;
	}

	private static Set<String> names(Path directory) throws IOException {
		Set<String> names = filesIn(directory);
		names.removeAll(DERIVED);
		return names;
	}

	/**
	 * Returns the names of the files in a directory and below it, with slashes.
	 */
	static Set<String> filesIn(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
				.map((file) -> directory.relativize(file).toString().replace(File.separatorChar, '/'))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private static boolean isSame(String name, Path one, Path other) throws IOException {
		if (WITH_READ_AT.contains(name)) {
			return Sha256.withoutColumn("read_at", one).equals(Sha256.withoutColumn("read_at", other));
		}
		if (name.equals(Summary.FILE)) {
			return summary(one).equals(summary(other));
		}
		return Files.mismatch(one, other) < 0;
	}

	/** Returns the comparable part of a summary. An unreadable one equals no other. */
	private static JsonNode summary(Path file) throws IOException {
		try {
			JsonNode summary = Json.mapper().readTree(Files.readAllBytes(file));
			if (summary.path("population") instanceof ObjectNode population) {
				population.remove("readAt");
			}
			return (summary instanceof ObjectNode object) ? object.remove(Summary.VOLATILE) : summary;
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

}
