package dev.swraudit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation promises: settings and their defaults, links, scripts, and the
 * two commands to try the tool.
 */
class DocumentationTests {

	private static final Path README = Path.of("README.md");

	private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]+))?\\)");

	private static final Pattern VARIABLE = Pattern.compile("(?<![A-Z_])AUDIT_[A-Z_]+[A-Z]");

	@Test
	void readmeBeginsWithTheTwoCommands() throws IOException {
		assertThat(Files.readAllLines(README).subList(0, 12)).containsSubsequence(
				"    mvn -q -DskipTests package && jobs/sample.sh     # the audit of sample-input/, against an SWR that runs inside the process",
				"    mvn verify                                       # the tests");
	}

	@Test
	void referenceHasEverySettingWithItsDefault() throws IOException {
		Map<String, String> reference = reference();
		Map<String, String> settings = settings();
		assertThat(reference.keySet().stream().filter((name) -> name.startsWith("audit.")))
			.containsExactlyInAnyOrderElementsOf(settings.keySet());
		settings.remove("audit.rules"); // all but one; the reference names that one
		settings.values().removeIf(String::isEmpty);
		assertThat(reference).containsAllEntriesOf(settings);
	}

	@ParameterizedTest
	@MethodSource("documents")
	void variablesAreSettings(Path document) throws IOException {
		List<String> settings = settings().keySet().stream().map(DocumentationTests::letters).toList();
		String text = Files.readString(document);
		assertThat(VARIABLE.matcher(text).results().map((variable) -> letters(variable.group()))).isSubsetOf(settings);
	}

	@ParameterizedTest
	@MethodSource("documents")
	void linksLeadToFilesAndHeadings(Path document) throws IOException {
		for (MatchResult link : LINK.matcher(Files.readString(document)).results().toList()) {
			if (link.group(1).startsWith("https:")) {
				continue;
			}
			Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
			assertThat(target).as("%s: %s", document, link.group()).exists();
			if (link.group(2) != null) {
				assertThat(anchors(target)).as(document.toString()).contains(link.group(2));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void scriptsExist(Path document) throws IOException {
		String text = Files.readString(document);
		assertThat(Pattern.compile("(?<![\\w/.-])jobs/[a-z-]+\\.sh").matcher(text).results().map(MatchResult::group))
			.allSatisfy((script) -> assertThat(Path.of(script)).isExecutable());
	}

	static Stream<Path> documents() {
		return Stream
			.of("README.md", "jobs/README.md", "sample-input/README.md", "src/docs/design.md", "src/docs/schema.md",
					"src/docs/sql.md", "src/bench/README.md")
			.map(Path::of);
	}

	/** Returns the settings by name with their defaults, which may be empty. */
	private static Map<String, String> settings() throws IOException {
		Map<String, String> settings = new TreeMap<>();
		try (InputStream metadata = DocumentationTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			for (JsonNode property : new JsonMapper().readTree(metadata).path("properties")) {
				String value = property.path("defaultValue").asString("");
				settings.put(property.path("name").asString(), value.replaceAll("[\\[\\] ]", ""));
			}
		}
		settings.keySet().removeIf((name) -> !name.startsWith("audit."));
		return settings;
	}

	/** Returns the settings of the reference by name with the column of their default. */
	private static Map<String, String> reference() throws IOException {
		Map<String, String> reference = new TreeMap<>();
		String text = Files.readString(README);
		for (String row : text.substring(text.indexOf("\n## Settings\n")).lines().toList()) {
			String[] cells = row.replace("`", "").split(" *\\| *", -1);
			if (cells.length > 3 && cells[1].contains(".")) {
				String[] names = cells[1].split(", ", -1);
				String[] defaults = cells[2].split(", ", -1);
				for (int i = 0; i < names.length; i++) {
					reference.put(names[i], defaults[defaults.length == names.length ? i : 0]);
				}
			}
		}
		return reference;
	}

	private static List<String> anchors(Path document) throws IOException {
		List<String> anchors = new ArrayList<>();
		for (String line : Files.readAllLines(document)) {
			if (line.matches("#{2,} .*")) {
				anchors.add(line.replaceFirst("#+ ", "")
					.toLowerCase(Locale.ROOT)
					.replaceAll("[^\\p{L}\\d _-]", "")
					.replace(' ', '-'));
			}
		}
		return anchors;
	}

	private static String letters(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
	}

}
