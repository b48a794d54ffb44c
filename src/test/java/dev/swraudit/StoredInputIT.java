package dev.swraudit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.DatabaseHold;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.PostgresServer;
import dev.swraudit.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * An audit continues with the input that it began with. No other input replaces the
 * stored copy, and an invalid input leaves no files.
 */
class StoredInputIT {

	private static final String DATE = "auditDate=" + AuditRun.DATE;

	private static final String LIST = "namespace,repository\na,b\na,c\n";

	private static final String OTHER_LIST = "namespace,repository\na,b\n";

	private final AtomicBoolean down = new AtomicBoolean(true);

	private final FakeSwr swr = FakeSwr.start((request) -> this.down.get() && request.path().contains("/c/")
			? Response.error(503, "X", "down") : Response.granted(1));

	@TempDir
	Path directory;

	private AuditRun audit;

	private Path list;

	private Path work;

	private Path copy;

	@BeforeEach
	void writeList() throws IOException {
		this.audit = new AuditRun(this.directory).against(this.swr)
			.with(DATE, "--audit.swr.abort-after=1", "--audit.swr.max-attempts=1", "--audit.swr.concurrency=1");
		this.list = Files.writeString(this.directory.resolve("list.csv"), LIST);
		this.work = this.audit.scopeDirectory().resolve("." + AuditRun.DATE + ".work");
		this.copy = this.work.resolve("input.csv");
	}

	@AfterEach
	void close() {
		this.swr.close();
	}

	@ParameterizedTest
	@EnumSource(OtherInput.class)
	void anotherInputLeavesTheStoredCopyAsItIs(OtherInput other) throws IOException {
		assertThat(run(this.list).exit()).isEqualTo(4);
		AuditRun.Result refused = run(other.writeTo(this.directory));
		assertThat(refused.exit()).isEqualTo(1);
		assertThat(refused.err()).contains(other.message).hasLineCount(1);
		assertThat(this.copy).hasContent(LIST);
		assertThat(this.work.toFile().list()).containsExactly("input.csv");
		this.down.set(false);
		assertThat(run(this.copy).exit()).isZero();
		assertThat(this.audit.published("input.csv")).isEqualTo(LIST);
		assertThat(this.swr.requests()).isEqualTo(3);
	}

	@Test
	void theRefusalNamesTheCopyToContinueWith() throws IOException {
		assertThat(run(this.list).exit()).isEqualTo(4);
		Files.writeString(this.list, OTHER_LIST);
		assertThat(run(this.list).err()).startsWith(this.list + ": not the input that the audit of " + AuditRun.DATE)
			.contains("input=" + this.copy, "revision=2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "missing", "empty", "cut", "another" })
	void theGivenInputReplacesACopyThatIsDamaged(String damage) throws IOException {
		assertThat(run(this.list).exit()).isEqualTo(4);
		damage(damage);
		assertThat(run(OtherInput.SHORTER.writeTo(this.directory)).exit()).isEqualTo(1);
		this.down.set(false);
		assertThat(run(this.list).exit()).isZero();
		assertThat(this.audit.published("input.csv")).isEqualTo(LIST);
	}

	private void damage(String damage) throws IOException {
		switch (damage) {
			case "missing" -> Files.delete(this.copy);
			case "empty" -> Files.writeString(this.copy, "");
			case "cut" -> Files.writeString(this.copy, LIST.substring(0, LIST.length() - 3));
			default -> Files.writeString(this.copy, OTHER_LIST);
		}
	}

	@Test
	void aPublishedAuditContinuesWithItsPublishedInput() throws IOException {
		assertThat(run(this.list, "--audit.swr.abort-after=50").exit()).isEqualTo(2);
		this.down.set(false);
		Files.writeString(this.list, OTHER_LIST);
		assertThat(run(this.list).exit()).isEqualTo(1);
		assertThat(this.work).doesNotExist();
		assertThat(run(this.audit.scopeDirectory().resolve(AuditRun.DATE).resolve("input.csv")).exit()).isZero();
		assertThat(this.audit.published("input.csv")).isEqualTo(LIST);
	}

	@ParameterizedTest
	@EnumSource(Unusable.class)
	void aNewAuditsUnusableInputLeavesNothingBehind(Unusable unusable) throws Exception {
		Path file = this.directory.resolve("unusable.csv");
		String content = unusable.content;
		if (content != null) {
			Files.writeString(file, content);
		}
		Path exceptions = Files.writeString(this.directory.resolve("exceptions.csv"), unusable.exceptions);
		AuditRun.Result refused = run(file, "--audit.exceptions=" + exceptions);
		assertThat(refused.exit()).isEqualTo(1);
		assertThat(refused.err()).contains(unusable.message).hasLineCount(1);
		assertThat(this.audit.scopeDirectory().toFile().list()).containsExactlyInAnyOrder("last-run.json", ".lock");
		assertThat(audits()).isZero();
		assertThat(this.swr.requests()).isZero();
		this.down.set(false);
		assertThat(run(this.list).exit()).isZero();
	}

	/** Before the targets are stored; while they are fetched. */
	@ParameterizedTest
	@CsvSource({ "insert on target, false", "insert on outcome, true" })
	void aKilledRunKeepsTheCopyOfAnAuditThatHasBegun(String change, boolean begun) throws Exception {
		String url = PostgresServer.shared().freshDatabase();
		this.down.set(false);
		this.audit.with("--spring.datasource.url=" + url);
		assertThat(run(this.list, "scope=tables").exit()).isZero();
		try (DatabaseHold hold = new DatabaseHold(url, change); ChildRun child = start()) {
			assertThat(child.awaitUnlessEnded(hold::isReached)).as(child.output()).isTrue();
			child.kill();
			hold.release();
			assertThat(Files.exists(this.copy)).isEqualTo(begun);
			Files.writeString(this.list, OTHER_LIST);
			assertThat(run(this.list).exit()).isEqualTo(begun ? 1 : 0);
			assertThat(run(begun ? this.copy : this.list).exit()).isZero();
			assertThat(this.audit.published("input.csv")).isEqualTo(begun ? LIST : OTHER_LIST);
		}
	}

	private ChildRun start() {
		return ChildRun.start(this.directory, this.audit.arguments("input=" + this.list));
	}

	@Test
	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void theInputMayBeAPipe() throws Exception {
		Path pipe = this.directory.resolve("pipe");
		assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		CompletableFuture<Path> written = writeTo(pipe);
		assertThat(run(pipe).exit()).isEqualTo(4);
		written.get(10, TimeUnit.SECONDS);
		this.down.set(false);
		written = writeTo(pipe);
		assertThat(run(pipe).exit()).isZero();
		written.get(10, TimeUnit.SECONDS);
		assertThat(this.audit.published("input.csv")).isEqualTo(LIST);
	}

	private static CompletableFuture<Path> writeTo(Path pipe) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return Files.writeString(pipe, LIST, StandardOpenOption.WRITE);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private AuditRun.Result run(Path input, String... arguments) {
		String[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = "input=" + input;
		return this.audit.run(all);
	}

	private int audits() throws SQLException {
		try (Connection connection = DriverManager.getConnection(TestDatabase.H2.url(this.directory));
				Statement statement = connection.createStatement();
				ResultSet count = statement.executeQuery("select count(*) from audit")) {
			count.next();
			return count.getInt(1);
		}
	}

	/**
	 * An input that the audit did not begin with.
	 */
	enum OtherInput {

		LONGER(LIST + "a,d\n", "not the input that the audit of"),

		SHORTER(OTHER_LIST, "not the input that the audit of"),

		SAME_LENGTH(LIST.replace("a,c", "a,d"), "not the input that the audit of"),

		ANOTHER_LINE_END(LIST.replace("\n", "\r\n"), "not the input that the audit of"),

		EMPTY("", "not the input that the audit of"),

		MISSING(null, "no such file"),

		DIRECTORY(null, "is a directory");

		private final @Nullable String content;

		private final String message;

		OtherInput(@Nullable String content, String message) {
			this.content = content;
			this.message = message;
		}

		Path writeTo(Path directory) throws IOException {
			if (this == DIRECTORY) {
				return directory;
			}
			Path file = directory.resolve("other.csv");
			return (this.content != null) ? Files.writeString(file, this.content) : file;
		}

	}

	/**
	 * An input that is not valid for a new audit.
	 */
	enum Unusable {

		MISSING(null, "", "no such file"),

		EMPTY("", "", "header"),

		HEADLESS("a,b\n", "", "the header has no column namespace"),

		NEVER_CLOSED("namespace,repository\na,b\n\"a,c\n", "", "is never closed"),

		BAD_EXCEPTIONS(LIST, "exception_id,rule\nEX-1,*\n", "exceptions.csv: line 1: ");

		private final @Nullable String content;

		private final String exceptions;

		private final String message;

		Unusable(@Nullable String content, String exceptions, String message) {
			this.content = content;
			this.exceptions = exceptions.isEmpty()
					? "exception_id,rule,namespace,repository,user_id,reason,approver,approved_on,expires\n"
					: exceptions;
			this.message = message;
		}

	}

}
