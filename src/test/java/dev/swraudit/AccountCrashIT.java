package dev.swraudit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.RandomAccount;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that is killed while it lists the account or fetches organizations continues, and
 * publishes the same bytes.
 */
@Timeout(600)
class AccountCrashIT {

	/**
	 * Numbers of requests at which a run is killed: the first six are those of the lists
	 * and the total, the others those of organizations and shares.
	 */
	private static final List<Integer> KILLED_AT = List.of(3, 12, 24, 1, 2, 4, 5, 6, 7, 9, 18, 26, 30);

	private static final List<String> FILES = List.of("permissions.csv", "findings.csv", "repositories.csv",
			"organizations.csv", "not-in-input.csv", "input.csv");

	@TempDir
	Path directory;

	@ParameterizedTest
	@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
	void aKilledRunEndsInTheSameBytes(TestDatabase database) throws Exception {
		RandomAccount account = new RandomAccount(7);
		try (FakeSwr swr = FakeSwr.start((request) -> account.world().answer(request).after(15))) {
			for (String input : List.of("@listing", "file")) {
				AuditRun uninterrupted = audit(input + "-uninterrupted", database, swr);
				String argument = argument(input, account, uninterrupted);
				int exit = uninterrupted.run(argument).exit();
				Map<String, String> expected = published(uninterrupted);
				for (int requests : KILLED_AT.subList(0, Thorough.times(3, KILLED_AT.size()))) {
					AuditRun audit = audit(input + "-" + requests, database, swr);
					kill(audit, argument, requests, swr);
					assertThat(audit.run(argument).exit()).as("killed at request " + requests).isEqualTo(exit);
					assertThat(published(audit)).as("killed at request " + requests).isEqualTo(expected);
				}
			}
		}
	}

	private static String argument(String input, RandomAccount account, AuditRun audit) {
		return input.equals("@listing") ? "input=@listing"
				: audit.input(Stream
					.concat(Stream.of("namespace,repository"),
							account.input().stream().map((name) -> name.namespace() + "," + name.repository()))
					.toArray(String[]::new));
	}

	private AuditRun audit(String place, TestDatabase database, FakeSwr swr) throws Exception {
		return new AuditRun(Files.createDirectory(this.directory.resolve(place)), database).againstAccount(swr)
			.with("auditDate=" + AuditRun.DATE, "--audit.swr.max-attempts=1");
	}

	private void kill(AuditRun audit, String argument, int requests, FakeSwr swr) throws Exception {
		int before = swr.requests();
		try (ChildRun child = ChildRun.start(this.directory, audit.arguments(argument))) {
			assertThat(child.awaitUnlessEnded(() -> swr.requests() - before >= requests)).as(child.output()).isTrue();
			child.kill();
		}
	}

	private static Map<String, String> published(AuditRun audit) {
		Map<String, String> files = new TreeMap<>();
		FILES.forEach((name) -> files.put(name, AuditRun.withoutReadAt(audit.published(name))));
		return files;
	}

}
