package dev.swraudit.support;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;

/**
 * An audit that takes long enough to be interrupted.
 */
public final class LongAudit {

	public static final int REPOSITORIES = 3000;

	private final AuditRun run;

	public LongAudit(Path directory, TestDatabase database, FakeSwr swr) {
		this.run = new AuditRun(directory, database).against(swr)
			.with("auditDate=" + AuditRun.DATE, "--audit.swr.concurrency=8", input(directory));
	}

	private static String input(Path directory) {
		return new AuditRun(directory).input(Stream
			.concat(Stream.of("namespace,repository"),
					IntStream.range(0, REPOSITORIES).mapToObj((i) -> "team-" + (i % 7) + ",app" + i))
			.toArray(String[]::new));
	}

	/**
	 * Answers with a finding for every third repository. No user manages one, so that
	 * each takes one request.
	 */
	public static Response answer(Request request) {
		return Response
			.of(200, """
					{"id": 1, "creator_name": "creator", "self_auth": null, "others_auths": [
					 {"user_id": "u%d", "user_name": "creator", "auth": 3}, {"user_id": "r", "auth": %d}]}"""
				.formatted(Math.floorMod(request.path().hashCode(), 50), (request.path().hashCode() % 3 == 0) ? 8 : 1))
			.after(2);
	}

	/** The run, with its input. */
	public AuditRun run() {
		return this.run;
	}

	/** The CSV files, but for {@code read_at}. */
	public Map<String, String> published() {
		Map<String, String> files = new TreeMap<>();
		files.put("permissions.csv", this.run.published("permissions.csv"));
		files.put("findings.csv", this.run.published("findings.csv"));
		files.put("repositories.csv", this.run.publishedRepositories());
		return files;
	}

}
