package dev.swraudit.job.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import dev.swraudit.message.ExitCode;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DatabaseErrorTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "08001", "08003", "08006", "25P03", "40001", "40P01", "53200", "53300", "55P03", "57014",
			"57P01", "57P03" })
	void passingStateIsTriedAgain(String state) {
		UserError error = UserError.about(new IllegalStateException(new SQLException("server's word", state)));
		assertThat(error.exitCode()).isEqualTo(ExitCode.TRY_AGAIN);
		assertThat(error.line()).contains("server's word (SQL state " + state + ")").contains("continues when");
	}

	@ParameterizedTest
	@CsvSource({ "08004,the database refuses", "28P01,the database refuses", "3D000,does not exist",
			"3F000,has no schema", "42501,grant the database user", "42P01,not those of this version",
			"22021,cannot store a character", "22P05,cannot store a character", "25006,is read-only",
			"53100,disk of the database is full", "0A000,the database failed", "58030,is damaged", "XX001,is damaged",
			"XX002,is damaged", "XX000,is damaged", "23505,the database failed" })
	void otherStateNeedsAPerson(String state, String word) {
		UserError error = UserError.about(new IllegalStateException(new SQLException("server's word", state)));
		assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION_ERROR);
		assertThat(error.line()).contains(word).contains("server's word");
	}

	@ParameterizedTest
	@CsvSource({ "FATAL: database x does not exist,CONFIGURATION_ERROR", "FATAL: no such user: x,CONFIGURATION_ERROR",
			"FATAL: query_wait_timeout,TRY_AGAIN", "server login has been failing,TRY_AGAIN" })
	void protocolViolationOfAPoolerIsToldByItsMessage(String message, ExitCode exitCode) {
		assertThat(UserError.about(new SQLException(message, "08P01")).exitCode()).isEqualTo(exitCode);
	}

	@Test
	void timeoutOfTheConnectionPoolNamesItsCause() {
		UserError error = UserError.about(new IllegalStateException(
				new SQLTransientConnectionException("HikariPool-1 - Connection is not available, request timed out",
						"53300", new SQLException("FATAL: too many connections for role \"r\"", "53300"))));
		assertThat(error).isEqualTo(new UserError(ExitCode.TRY_AGAIN,
				"the database has no free connection: FATAL: too many connections for role \"r\" (SQL state 53300);"
						+ " a run needs 3, and the same command continues when they are free"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 4096, 5000 })
	void truncatedFileIsNamed(int length) throws Exception {
		Path file = database();
		try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
			access.setLength(length);
		}
		assertDamaged(file, "is damaged, or is not an H2 database (");
	}

	@Test
	void overwrittenFileIsNamed() throws Exception {
		Path file = database();
		byte[] noise = new byte[8192];
		new Random(1).nextBytes(noise);
		try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
			access.write(noise);
		}
		assertDamaged(file, "is damaged, or is not an H2 database (");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a line of text\n", "\0" })
	void fileOfAnotherKindIsNamed(String content) throws Exception {
		assertDamaged(Files.writeString(this.directory.resolve("db.mv.db"), content.repeat(10_000)),
				"is damaged, or is not an H2 database (");
	}

	/** An empty database of H2 1.4.200. */
	@Test
	void fileOfAnOlderVersionIsNamed() throws Exception {
		Path file = this.directory.resolve("db.mv.db");
		Path old = Path.of("src/test/resources/dev/swraudit/job/run/h2-1.4.200.mv.db.gz");
		try (InputStream content = new GZIPInputStream(Files.newInputStream(old))) {
			Files.copy(content, file);
		}
		assertDamaged(file, "was written by another version of H2, such as 1.4; restore a backup");
	}

	private Path database() throws SQLException {
		Path file = this.directory.resolve("data/audit.mv.db");
		TestDatabase.H2.migrated(this.directory).getConnection().close();
		assertThat(file).isRegularFile();
		return file;
	}

	private static void assertDamaged(Path file, String what) throws IOException {
		byte[] before = Files.readAllBytes(file);
		String url = "jdbc:h2:file:" + file.toString().replace(".mv.db", "") + ";TRACE_LEVEL_FILE=0";
		UserError error = UserError
			.about(catchThrowableOfType(SQLException.class, () -> DriverManager.getConnection(url)));
		assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION_ERROR);
		assertThat(error.line()).startsWith("the database file " + file + " " + what)
			.endsWith("or move it away and begin a new history with --audit.new-history=true");
		assertThat(file).hasBinaryContent(before);
	}

}
