package dev.swraudit.job.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class DatabaseUrlTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "jdbc:h2:file:./a,jdbc:h2:file:./a;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
			"jdbc:h2:file:./a;write_delay=0,jdbc:h2:file:./a;write_delay=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
			"jdbc:postgresql://h/a,jdbc:postgresql://h/a?reWriteBatchedInserts=true&tcpKeepAlive=true&prepareThreshold=0&ApplicationName=swr-permission-audit",
			"jdbc:postgresql://h/a?reWriteBatchedInserts=false&ApplicationName=x,jdbc:postgresql://h/a?reWriteBatchedInserts=false&ApplicationName=x&tcpKeepAlive=true&prepareThreshold=0",
			"jdbc:other:a,jdbc:other:a" })
	void missingOptionsAreAdded(String given, String fit) {
		assertThat(DatabaseUrl.fit(given)).isEqualTo(fit);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/home/a$1", "/home/a\\b" })
	void anyHomeDirectoryIsTakenAsItIs(String home) {
		assertThat(inHome(home, () -> DatabaseUrl.h2File("jdbc:h2:file:~/x;A=b"))).isEqualTo(Path.of(home, "x.mv.db"));
	}

	@Test
	void withoutAHomeDirectoryTheUrlMustNotNameIt() {
		assertThat(inHome("?", () -> DatabaseUrl.h2File("jdbc:h2:file:./x"))).isEqualTo(Path.of("./x.mv.db"));
		assertThatExceptionOfType(RunException.class)
			.isThrownBy(() -> inHome("?", () -> DatabaseUrl.h2File("jdbc:h2:file:~/x")))
			.withMessage("setting spring.datasource.url: contains ~, but this user has no home directory; name the"
					+ " directory of the database");
	}

	private static @Nullable Path inHome(String home, Supplier<@Nullable Path> file) {
		String before = System.setProperty("user.home", home);
		try {
			return file.get();
		}
		finally {
			System.setProperty("user.home", before);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "AUTO_SERVER=TRUE", "auto_server=true", "FILE_LOCK=NO", "FILE_LOCK=SOCKET",
			"DB_CLOSE_ON_EXIT=TRUE", "WRITE_DELAY=500", "ACCESS_MODE_DATA=r" })
	void optionThatBreaksTheRunLockIsRefused(String option) {
		assertThatExceptionOfType(RunException.class)
			.isThrownBy(() -> H2Url.requireUsable("jdbc:h2:file:./a;CIPHER=AES;" + option))
			.withMessageStartingWith("setting spring.datasource.url: the H2 option "
					+ option.toUpperCase(Locale.ROOT).replaceFirst("=.*", "") + " lets two runs open the database,");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:h2:tcp://db/audit", "jdbc:h2:ssl://db/audit", "jdbc:h2:mem:audit",
			"jdbc:h2:zip:./a.zip!/b", "jdbc:h2:split:./a", "jdbc:h2:file:nioMemFS:./a", "jdbc:h2:audit",
			"jdbc:h2:file:audit", "jdbc:h2:file:" })
	void onlyAFileIsAnH2Database(String url) {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> H2Url.requireUsable(url))
			.withMessageStartingWith("setting spring.datasource.url: not the URL of an H2 file, ");
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:h2:file:./a;WRITE_DELAY=0;FILE_LOCK=FS, ./a.mv.db", "jdbc:h2:./a, ./a.mv.db",
			"jdbc:h2:/x/$a b;MODE=REGULAR, /x/$a b.mv.db", "jdbc:h2:file:../a, ../a.mv.db" })
	void filePrefixMayBeMissing(String url, String file) {
		assertThatNoException().isThrownBy(() -> H2Url.requireUsable(url));
		assertThat(DatabaseUrl.h2File(url)).isEqualTo(Path.of(file));
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:postgresql://db.example.com:5432/a, db.example.com:5432",
			"jdbc:postgresql://db/a?sslmode=require, db", "jdbc:postgresql://db/a?sslmode=verify-full-not, db",
			"jdbc:postgresql://10.0.0.1/a?ssl=false, 10.0.0.1", "jdbc:postgresql://db/a?ssl=true&sslmode=require, db" })
	void remoteServerWithoutVerificationIsFound(String url, String host) {
		assertThat(unverifiedHost(url)).contains(host);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:h2:file:./a", "jdbc:postgresql:a", "jdbc:postgresql://localhost/a",
			"jdbc:postgresql://localhost:5432/a", "jdbc:postgresql://127.0.0.1:5432/a?user=x",
			"jdbc:postgresql://[::1]:5432/a", "jdbc:postgresql://db/a?sslmode=verify-full",
			"jdbc:postgresql://db/a?user=x&sslmode=verify-full&sslrootcert=ca.pem",
			"jdbc:postgresql://db/a?ssl=true&user=x", "jdbc:postgresql://db/a?ssl" })
	void localOrVerifiedServerNeedsNoWarning(String url) {
		assertThat(unverifiedHost(url)).isEmpty();
	}

	private static Optional<String> unverifiedHost(String url) {
		return DatabaseUrl.unverifiedHost(new MockEnvironment().withProperty("spring.datasource.url", url));
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:h2:file:./a;PASSWORD=s3cret;WRITE_DELAY=0, jdbc:h2:file:./a;WRITE_DELAY=0, s3cret",
			"jdbc:h2:file:./a;password=s3cret, jdbc:h2:file:./a, s3cret",
			"jdbc:postgresql://h/a?password=s3&user=u, jdbc:postgresql://h/a?user=u, s3",
			"jdbc:postgresql://h/a?user=u&password=s%26%203&x=y, jdbc:postgresql://h/a?user=u&x=y, s& 3",
			"jdbc:postgresql://h/a?sslpassword=s3, jdbc:postgresql://h/a?sslpassword=s3," })
	void passwordInTheUrlBecomesASeparateSetting(String given, String url, @Nullable String password) {
		Map<String, String> settings = DatabaseUrl.withoutPassword(given);
		assertThat(settings.get("spring.datasource.url")).isEqualTo(url);
		assertThat(settings.get("spring.datasource.password")).isEqualTo(password);
	}

	@RepeatedTest(20)
	void theFileMayBeMadeBySeveralRunsAtOnce() throws Exception {
		String url = "jdbc:h2:file:" + this.directory.resolve("new/audit");
		CyclicBarrier start = new CyclicBarrier(8);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			Callable<Void> run = () -> {
				start.await();
				makePrivate(url);
				return null;
			};
			for (Future<Void> made : threads.invokeAll(Collections.nCopies(8, run))) {
				made.get();
			}
		}
		finally {
			threads.shutdown();
		}
		assertThat(this.directory.resolve("new/audit.mv.db")).isEmptyFile();
	}

	@Test
	void fileMayBeALink() throws Exception {
		Path link = this.directory.resolve("audit.mv.db");
		Files.createSymbolicLink(link, this.directory.resolve("elsewhere"));
		makePrivate("jdbc:h2:file:" + this.directory.resolve("audit"));
		assertThat(link).isSymbolicLink();
	}

	private static void makePrivate(String url) {
		DatabaseUrl.makePrivate(new MockEnvironment().withProperty("spring.datasource.url", url));
	}

}
