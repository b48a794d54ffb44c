package dev.swraudit.report.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import dev.swraudit.report.csv.ExportedRows;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.support.AuditDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class OcsfExportTests {

	private final AuditDatabase database = new AuditDatabase();

	private final AuditStatistics statistics = ReviewAudit.create(this.database);

	@AfterEach
	void close() {
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 1000 })
	void eventsFitTheSchema(int pageRows) throws IOException {
		OcsfSchema schema = new OcsfSchema();
		List<JsonNode> events = events(pageRows, ExportFilter.ALL);
		assertThat(events).hasSize(7).allSatisfy((event) -> assertThat(schema.errors(event)).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void everyRuleFitsTheSchema(int rule) throws IOException {
		OcsfSchema schema = new OcsfSchema();
		this.database.update("update finding set rule = ?", rule);
		assertThat(events()).hasSize(7).allSatisfy((event) -> {
			assertThat(schema.errors(event)).isEmpty();
			assertThat(event.at("/finding_info/title").asString()).isNotEmpty();
		});
	}

	@Test
	void eventsAreInTheOrderOfFindingsCsv() throws IOException {
		List<String> expected = this.database.jdbc()
			.sql("select fingerprint from stored_findings order by finding_id")
			.query(String.class)
			.list();
		assertThat(events()).extracting((event) -> event.at("/finding_info/uid").asString())
			.containsExactlyElementsOf(expected);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 2", "3, 3", "4, 2", "5, 2" })
	void activitySaysWhatHappened(int change, int activity) throws IOException {
		this.database.update("update finding set change = ?", change);
		assertThat(events()).allSatisfy((event) -> {
			assertThat(event.path("activity_id").asInt()).isEqualTo(activity);
			assertThat(event.path("type_uid").asInt()).isEqualTo(200800 + activity);
		});
	}

	@Test
	void statusSaysWhereTheReviewStands() throws IOException {
		assertThat(events()).extracting((event) -> event.path("status").asString())
			.containsExactly("New", "Suppressed", "Suppressed", "In Progress", "New", "Resolved", "In Progress");
	}

	@Test
	void keptFindingNamesPersonAndDecision() throws IOException {
		JsonNode event = events().get(1);
		assertThat(event.at("/user/full_name").asString()).isEqualTo("Bob Builder");
		assertThat(event.at("/user/email_addr").asString()).isEqualTo("bob@example.com");
		assertThat(event.at("/resources/0/uid").asString()).isEqualTo("team/app");
		assertThat(event.at("/resources/0/owner/name").asString()).isEqualTo("alice");
		assertThat(event.at("/unmapped/department").asString()).isEqualTo("R&D");
		assertThat(event.at("/unmapped/decision"))
			.isEqualTo(new JsonMapper().readTree("{\"decision\":\"keep\",\"decided_by\":\"carol\","
					+ "\"decided_on\":\"2026-11-20\",\"reason\":\"keep until then\",\"keep_until\":\"2026-12-31\"}"));
	}

	@Test
	void timesAreThoseOfTheAudit() throws IOException {
		JsonNode event = events().get(2);
		assertThat(event.path("time").asLong()).isEqualTo(Instant.parse("2026-11-21T02:00:07Z").toEpochMilli());
		assertThat(event.at("/finding_info/first_seen_time").asLong())
			.isEqualTo(Instant.parse("2026-11-20T00:00:00Z").toEpochMilli());
		assertThat(event.at("/unmapped/exception/id").asString()).isEqualTo("EX-1");
	}

	@Test
	void publicRepositoryIsAnalysedByItsAccessors() throws IOException {
		JsonNode event = events().get(6);
		assertThat(event.at("/access_analysis_result/access_type").asString()).isEqualTo("Public");
		assertThat(event.at("/access_analysis_result/accessors/0/uid").asString()).isEqualTo("*");
		assertThat(event.has("permission_analysis_results")).isFalse();
	}

	@Test
	void addressThatTheSchemaForbidsIsUnmapped() throws IOException {
		this.database.update("update person set email = 'bob at example'");
		JsonNode event = events().get(1);
		assertThat(event.at("/user").has("email_addr")).isFalse();
		assertThat(event.at("/unmapped/email").asString()).isEqualTo("bob at example");
	}

	@Test
	void hostileTextStaysOnItsLine() throws IOException {
		ReviewAudit.addHolder(this.database, 20, "a\n\r\u2028\"\\\u0000\uD83D\uDE00");
		assertThat(events().get(7).at("/user/name").asString()).isEqualTo("a\n\r\u2028\"\\\u0000\uD83D\uDE00");
	}

	@Test
	void unpairedSurrogateIsEscaped() throws IOException {
		ReviewAudit.addHolder(this.database, 20, "a\uD83Db");
		assertThat(events().get(7).at("/user/name").asString()).isEqualTo("a\uD83Db");
	}

	@Test
	void filterIsThatOfFindingsCsv() throws IOException {
		assertThat(events(2, new ExportFilter("team", "a*", "0b2", null))).hasSize(1);
	}

	private List<JsonNode> events() throws IOException {
		return events(1000, ExportFilter.ALL);
	}

	private List<JsonNode> events(int pageRows, ExportFilter filter) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		long count = new OcsfExport(this.database.jdbc(), pageRows).write(out, this.statistics,
				new ExportedRows(filter), () -> {
				});
		List<String> lines = List.of(out.toString(StandardCharsets.UTF_8).split("\n", -1));
		assertThat(lines).hasSize((int) count + 1).endsWith("");
		return lines.subList(0, lines.size() - 1).stream().map(new JsonMapper()::readTree).toList();
	}

}
