package dev.swraudit;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The given files are opened once, copied first, and published as they were read.
 */
class InputFileIT {

	private static final String EXCEPTIONS = "exception_id,rule,namespace,repository,user_id,reason,approver,approved_on,expires\n";

	private final FakeSwr swr = FakeSwr.start((request) -> switch (request.path()) {
		case "/v2/manage/namespaces" -> Response.of(200, "{\"namespaces\": []}");
		case "/v2/manage/repos" -> Response.of(200, "[]").with("Content-Range", "0-0/0");
		default -> Response.granted(1);
	});

	@TempDir
	Path directory;

	@AfterEach
	void stop() {
		this.swr.close();
	}

	@Test
	@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void inputAndExceptionsMayBePipes() throws Exception {
		Path input = pipe("input", "namespace,repository\nteam,app\n");
		Path exceptions = pipe("exceptions", EXCEPTIONS);
		AuditRun.Result result = run("input=" + input, "--audit.exceptions=" + exceptions);
		assertThat(result.err()).isEmpty();
		assertThat(result.exit()).isZero();
		AuditRun audit = new AuditRun(this.directory);
		assertThat(audit.published("input.csv")).isEqualTo("namespace,repository\nteam,app\n");
		assertThat(audit.published("exceptions.csv")).isEqualTo(EXCEPTIONS);
	}

	@Test
	@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void checkOpensAPipeOnce() throws Exception {
		Path input = pipe("input", "namespace,repository\nteam,app\n");
		Path exceptions = pipe("exceptions", EXCEPTIONS);
		AuditRun.Result result = run("--check", "input=" + input, "--audit.exceptions=" + exceptions);
		assertThat(result.out()).contains("1 records in " + input, "0 rows in " + exceptions,
				"ok   access       the access list and the creator of team/app can be read\n");
	}

	/** A pipe that is written to once. */
	private Path pipe(String name, String text) throws Exception {
		Path pipe = this.directory.resolve(name);
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS)).isTrue();
		Thread writer = new Thread(() -> {
			try {
				Files.writeString(pipe, text);
			}
			catch (IOException ex) {
				// its reader has closed it, and finds nothing when it opens it again
			}
		});
		writer.setDaemon(true);
		writer.start();
		return pipe;
	}

	@ParameterizedTest
	@CsvSource({ "UTF-16LE,'\t'", "UTF-16BE,;", "UTF-8,';'" })
	void inputOfAnySeparatorAndEncodingIsPublishedAsItWas(String encoding, String separator) throws IOException {
		Path input = Files.writeString(this.directory.resolve("list.txt"), """
				\uFEFFsep=;\r
				Note;Namespace;Repo\r
				Größe;team;app\r
				;;\r
				x;\u00A0team\u00A0;app\r
				note;namespace;repo\r
				x;team;app:1.2\r
				""".replace(";", separator), Charset.forName(encoding));
		assertThat(run("input=" + input).exit()).isEqualTo(2);
		AuditRun audit = new AuditRun(this.directory);
		assertThat(audit.publishedRepositories()
			.lines()
			.skip(1)
			.map((line) -> String.join(",", line.split(",", -1)[0], line.split(",", -1)[3], line.split(",", -1)[6])))
			.containsExactly("3,AUDITED,", "5,DUPLICATE,same namespace and repository as line 3",
					"6,INVALID,the record repeats the header; remove the line",
					"7,INVALID,repository contains the tag ':1.2'; remove it");
		assertThat(audit.scopeDirectory().resolve(AuditRun.DATE).resolve("input.csv")).hasSameBinaryContentAs(input);
	}

	@ParameterizedTest
	@ValueSource(strings = { "namespace|repository\na|b\n", "namespace,repository\na,b\nc,\"d\n" })
	void nothingIsLeftBehindAfterAnInputError(String csv) throws IOException {
		Path input = Files.writeString(this.directory.resolve("list.csv"), csv);
		assertThat(run("input=" + input).exit()).isEqualTo(1);
		assertNothingLeft();
	}

	@Test
	void nothingIsLeftBehindAfterAnErrorInTheExceptions() throws IOException {
		Path input = Files.writeString(this.directory.resolve("list.csv"), "namespace,repository\na,b\n");
		Path exceptions = Files.writeString(this.directory.resolve("exceptions.csv"), EXCEPTIONS + "EX-1\n");
		AuditRun.Result result = run("input=" + input, "--audit.exceptions=" + exceptions);
		assertThat(result.err()).isEqualTo(
				exceptions + ": line 2: rule is missing; only namespace, repository, expires and, with a user_name,"
						+ " user_id may be empty\n");
		assertThat(result.exit()).isEqualTo(1);
		assertNothingLeft();
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void exceptionWithoutARepositoryCoversNoRepository(TestDatabase database) throws IOException {
		Path exceptions = Files.writeString(this.directory.resolve("exceptions.csv"), EXCEPTIONS.replace(',', ';') + """
				EX-1;*;team;;*;of the organization;ciso;2026-01-01;
				EX-2;*;;;*;of a user;ciso;2026-01-01;
				EX-3;*;t*;a*;'-1;migration;ciso;2026-01-01;
				EX-4;*;*;*;*;never reached;ciso;2026-01-01;
				""");
		try (FakeSwr managed = FakeSwr.start((request) -> Response.of(200, """
				{"creator_id": "c", "others_auths": [{"user_id": "-1", "auth": 7}, {"user_id": "c", "auth": 7}]}"""))) {
			AuditRun audit = new AuditRun(this.directory, database).against(managed);
			AuditRun.Result result = audit.run("auditDate=" + AuditRun.DATE,
					audit.input("namespace,repository", "team,app"), "--audit.exceptions=" + exceptions);
			assertThat(result.err()).isEmpty();
			assertThat(audit.published("findings.csv").lines().skip(1).map((line) -> line.split(",", -1)))
				.extracting((row) -> row[4] + " " + row[10] + " " + row[18])
				.containsExactly("ACCEPTED '-1 EX-3");
		}
	}

	private void assertNothingLeft() {
		assertThat(this.swr.log()).isEmpty();
		assertThat(this.directory.resolve("out/default").toFile().list()).containsExactlyInAnyOrder("last-run.json",
				".lock");
	}

	private AuditRun.Result run(String... arguments) {
		return new AuditRun(this.directory).against(this.swr).with("auditDate=" + AuditRun.DATE).run(arguments);
	}

}
