package dev.swraudit.target;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.input.PhysicalLines;
import dev.swraudit.input.QuotedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Accepted forms of the input file.
 */
class RepositoryCsvTests {

	private static final InputRecord TEAM_APP = new InputRecord(2, "team", "app", null);

	private final Path file;

	RepositoryCsvTests(@TempDir Path directory) {
		this.file = directory.resolve("repositories.csv");
	}

	@Test
	void eachRowBelowTheHeaderIsARecord() throws IOException {
		assertThat(records("namespace,repository\nteam,app\nteam,group/app\n")).containsExactly(TEAM_APP,
				new InputRecord(3, "team", "group/app", null));
	}

	@Test
	void headerAloneHasNoRecords() throws IOException {
		assertThat(records("namespace,repository\n")).isEmpty();
		assertThat(records("namespace,repository")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "namespace,repository\nteam,app", "namespace,repository\r\nteam,app\r\n",
			"namespace,repository\r\r\nteam,app\r\r\n", "\uFEFFnamespace,repository\nteam,app\n",
			"\uFEFF\"namespace\",\"repository\"\n\"team\",\"app\"\n",
			"\"namespace\",\"repository\" \r\n\"team\",\"app\" \r\n", "Namespace,REPOSITORY\nteam,app\n",
			"namespace,repo\nteam,app\n", " repo\t, namespace \n app , team \n", "repository,namespace\napp,team\n",
			"namespace,repository\n\u2003team\u3000,\u2028app\n", "namespace;repository\nteam;app\n",
			"namespace\trepository\nteam\tapp\n", "Repo;note;NAMESPACE\r\napp;a,b;team\r\n",
			"\"namespace\";\"repository\"\n\"team\";\"app\"\n", "\"namespace\"\t\"repository\"\nteam\tapp\n",
			"namespace;repository;note (a, b, c)\nteam;app;d,e,f\n", "namespace,repository,a;b;c\nteam,app,d;e\n",
			"\u00A0namespace\u00A0,\u202Frepository\n\u00A0team\u2007,\u0085app\n",
			"\uFEFF\uFEFFnamespace,repository\n\uFEFFteam\uFEFF,\uFEFF app\n",
			"\uFEFF\uFEFF\"namespace\",\"repository\"\n\uFEFF\"team\",\u00A0\"\uFEFFapp\" \n",
			"\"namespace\", \"repository\"\n \"team\" , \"app\"\n", "namespace;repository\nteam\t;\tapp\n" })
	void sameRecordInAnotherShape(String csv) throws IOException {
		assertThat(records(csv)).containsExactly(TEAM_APP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "id,namespace,owner,repository,note\n7,team,x,app,y\n",
			"note,namespace,note,repository\n,team,,app\n", "namespace,repository\nteam,app,surplus,\n",
			",namespace,repository\n\"a,b\",team,app\n", "note,namespace,repository\n\"say \"\"a,b\"\"\",team,app\n",
			"note,namespace,repository\n\"\"\",\",team,app\n", "note,namespace,repository\nC:\\,team,app\n",
			"note,namespace,repository\n\"C:\\\",team,app\n", "note,namespace,repository\nNaïve 日本 😀,team,app\n",
			"note,namespace,repository\nlone\rreturn,team,app\n" })
	void otherColumnsAreIgnored(String csv) throws IOException {
		assertThat(records(csv)).containsExactly(TEAM_APP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "sep=;\nnamespace;repository\n", "\uFEFFsep=,\r\nnamespace,repository\n",
			"sep=\t\nnamespace\trepository\n", "SEP=;\nnamespace,repository\n", "\"sep=;\"\nnamespace;repository\n",
			"#TYPE System.Management.Automation.PSCustomObject\nnamespace,repository\n",
			"#TYPE a \"quoted\" name\nnamespace,repository\n", "#TYPE\nnamespace,repository\n",
			";;;\nnamespace;repository\n", " ,\u00A0,\nnamespace,repository\n" })
	void lineBeforeTheHeaderIsSkippedButCounts(String head) throws IOException {
		String row = head.contains(";repository") ? "team;app"
				: head.contains("\trepository") ? "team\tapp" : "team,app";
		assertThat(records(head + row)).containsExactly(new InputRecord(3, "team", "app", null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "namespace,repository\n,\n,,,\n\"\",\"\"\n \u00A0,\uFEFF,\"\n\"\nteam,app\n",
			"namespace;repository\n;\n;;;\n\"\";\"\"\n \u00A0;\uFEFF;\"\n\"\nteam;app\n",
			"namespace\trepository\n\t\n\t\t\t\n\"\"\t\"\"\n \u00A0\t\uFEFF\t\"\n\"\nteam\tapp\n" })
	void rowsOfBlankCellsAreNotRecords(String csv) throws IOException {
		assertThat(records(csv)).containsExactly(new InputRecord(7, "team", "app", null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16BE", "UTF-16LE" })
	void everyEncodingWithAByteOrderMark(String encoding) throws IOException {
		String note = "\u0A0A\u0A00\u010A Naïve 日本 😀";
		String csv = "\uFEFFnamespace\trepository\tnote\r\nteam\tapp\t" + note + "\r\nteam\tweb\t\"" + note + "\n\"\n"
				+ "team\tapi\t" + note;
		Files.writeString(this.file, csv, Charset.forName(encoding));
		assertThat(records()).containsExactly(TEAM_APP, new InputRecord(3, "team", "web", null),
				new InputRecord(5, "team", "api", null));
	}

	@Test
	void longFileInUtf16IsReadAcrossBuffers() throws IOException {
		String row = "team,app,\u010A\u0A0A";
		Files.writeString(this.file, "\uFEFFnamespace,repository,note\n" + (row + "\n").repeat(20_000),
				StandardCharsets.UTF_16LE);
		assertThat(records()).hasSize(20_000)
			.allSatisfy((record) -> assertThat(record).isEqualTo(new InputRecord(record.line(), "team", "app", null)))
			.endsWith(new InputRecord(20_001, "team", "app", null));
	}

	@Test
	void headerOfAnotherColumnMayContainLineBreaks() throws IOException {
		assertThat(records("\"what\r\nfor\",namespace,repository\r\nx,team,app\r\n"))
			.containsExactly(new InputRecord(3, "team", "app", null));
		assertThat(records("\"what\nfor\";namespace;repository\nx;team;app\n"))
			.containsExactly(new InputRecord(3, "team", "app", null));
	}

	@Test
	void unreadableHeaderOfAnotherColumnIsIgnored() throws IOException {
		Files.write(this.file, "namespace,r\u00e9gion,repository\nteam,x,app\n".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(records()).containsExactly(TEAM_APP);
	}

	@Test
	void lineOfWhiteSpaceIsNotARecordButCounts() throws IOException {
		assertThat(records("\n \t\nnamespace,repository\n\r\nteam,app\n\u2003\nteam,web\n\n"))
			.containsExactly(new InputRecord(5, "team", "app", null), new InputRecord(7, "team", "web", null));
	}

	@Test
	void recordIsOnTheLineWhereItStarts() throws IOException {
		String csv = "note,namespace,repository,\"of\nuse\"\n\"one\n\r\n\"\"two\"\"\",team,app,\"\n\"\nx,team,web,y\n";
		assertThat(records(csv)).containsExactly(new InputRecord(3, "team", "app", null),
				new InputRecord(7, "team", "web", null));
	}

	@Test
	void quotedCellsKeepTheirContent() throws IOException {
		assertThat(records("namespace,repository\n\" a,\"\"b\"\"\r\n\\c \",\"\"\"\"\n"))
			.extracting(InputRecord::line, InputRecord::namespace, InputRecord::repository)
			.containsExactly(tuple(2L, "a,\"b\"\r\n\\c", "\""));
	}

	@Test
	void quotedCellMayBeLong() throws IOException {
		String note = "\"" + "line of a note\n".repeat(QuotedRow.MAX_LINES - 1) + "\"";
		assertThat(records("note,namespace,repository\n" + note + ",team,app\n")).containsExactly(TEAM_APP);
	}

	@Test
	void lineMayBeLong() throws IOException {
		String note = "é".repeat((PhysicalLines.MAX_BYTES - ",team,app".length()) / 2);
		assertThat(records("note,namespace,repository\n" + note + ",team,app\n")).containsExactly(TEAM_APP);
	}

	@Test
	void fileIsReadLazily() throws IOException {
		Files.writeString(this.file, "namespace,repository\nteam,app\n\"never closed");
		try (Stream<InputRecord> records = new RepositoryCsv(this.file, "repositories.csv").records()) {
			assertThat(records.findFirst()).contains(TEAM_APP);
		}
	}

	private List<InputRecord> records(String csv) throws IOException {
		Files.writeString(this.file, csv);
		return records();
	}

	private List<InputRecord> records() {
		try (Stream<InputRecord> records = new RepositoryCsv(this.file, "repositories.csv").records()) {
			return records.toList();
		}
	}

}
