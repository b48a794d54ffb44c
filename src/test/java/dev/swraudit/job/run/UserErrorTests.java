package dev.swraudit.job.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;

import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.ratelimit.UnavailableException;
import dev.swraudit.message.ExitCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UserErrorTests {

	@Test
	void whoGivesCredentialsButIsDownMayBeUpLater() {
		UserError userError = UserError.about(new IllegalStateException(new UnavailableException("IAM is down")));
		assertThat(userError).isEqualTo(new UserError(ExitCode.TRY_AGAIN,
				"IAM is down; what was fetched is kept, and the same command continues"));
	}

	@Test
	void refusedCredentialsAreAConfigurationError() {
		UserError userError = UserError.about(new IllegalStateException(new CredentialsRefusedException("refused")));
		assertThat(userError).isEqualTo(new UserError(ExitCode.CONFIGURATION_ERROR, "refused"));
	}

	@Test
	void limitsOfTheSystemNameTheirOption() {
		assertThat(lineAbout(new OutOfMemoryError("unable to create native thread: possibly out of memory")))
			.startsWith("the system refuses another thread; raise the limit of processes (ulimit -u; ");
		assertThat(lineAbout(new OutOfMemoryError("Metaspace"))).contains("-XX:MaxMetaspaceSize=256m");
		assertThat(lineAbout(new OutOfMemoryError("Cannot reserve 8192 bytes of direct buffer memory")))
			.contains("-XX:MaxDirectMemorySize=256m");
		assertThat(lineAbout(new StackOverflowError())).contains("-Xss4m");
		assertThat(lineAbout(new FileSystemException("a.csv", null, "Too many open files")))
			.startsWith("the system refuses another open file; raise the limit to 1024 or more (ulimit -n; ");
		assertThat(lineAbout(new SQLException("lost", "08006", new SocketException("Too many open files"))))
			.startsWith("the system refuses another open file; ");
	}

	@Test
	void aClassThatCannotBeLoadedIsNotCalledUnexpected() {
		assertThat(lineAbout(new NoClassDefFoundError("dev/swraudit/Removed")))
			.isEqualTo("a class of the tool cannot be loaded (NoClassDefFoundError), as if the jar was replaced during"
					+ " the run, or is incomplete; install it again; then run the same command again");
		assertThat(lineAbout(new ExceptionInInitializerError(new IllegalStateException("a bug"))))
			.startsWith("unexpected error: IllegalStateException: a bug; ");
	}

	@Test
	void filesAreNamedWithTheReason() {
		assertThat(lineAbout(new UncheckedIOException(new NoSuchFileException("a.csv"))))
			.isEqualTo("cannot read or write: a.csv: no such file or directory; correct this; then run the same command"
					+ " again");
		assertThat(lineAbout(new AccessDeniedException("a.csv"))).contains("a.csv: not permitted for user ");
		assertThat(lineAbout(new FileSystemException("a.csv", null, "Read-only file system")))
			.contains("a.csv: Read-only file system");
		assertThat(lineAbout(new IOException("Input/output error"))).contains(": Input/output error; ");
		assertThat(lineAbout(new MalformedInputException(1))).contains("a file is not UTF-8");
		assertThat(lineAbout(new InvalidPathException("x", "Malformed input"))).endsWith("; set LC_ALL=C.UTF-8");
	}

	@Test
	void aLineEndInANameDoesNotCutTheMessage() {
		assertThat(lineAbout(RunException.configurationError("a\r\nb.csv: no such file")))
			.isEqualTo("a\\u000D\\u000Ab.csv: no such file");
		assertThat(lineAbout(new IllegalStateException("first\rsecond"))).startsWith("unexpected error: ")
			.hasLineCount(1);
	}

	private static String lineAbout(Throwable failure) {
		UserError userError = UserError.about(new IllegalStateException(failure));
		assertThat(userError.exitCode()).isEqualTo(ExitCode.CONFIGURATION_ERROR);
		return userError.line();
	}

	@Test
	void outOfMemoryNamesTheJavaOption() {
		UserError userError = UserError.about(new IllegalStateException(new OutOfMemoryError("Java heap space")));
		assertThat(userError).isEqualTo(new UserError(ExitCode.CONFIGURATION_ERROR,
				"out of memory: Java heap space; raise the limit with the Java option -Xmx, such as -Xmx1g;"
						+ " what was fetched is kept, and the same command continues"));
	}

}
