package dev.swraudit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nine nights of one scope: {@code findings.csv} compares each night with the nights
 * before.
 */
class NightsIT {

	private static final int REPOSITORIES = 24;

	/** Managers besides the creator, ann. */
	private final Map<String, String> managers = new ConcurrentHashMap<>();

	private final Set<String> gone = ConcurrentHashMap.newKeySet();

	private final Set<String> failing = ConcurrentHashMap.newKeySet();

	private final Set<String> madeAgain = ConcurrentHashMap.newKeySet();

	private final Set<String> withoutDetail = ConcurrentHashMap.newKeySet();

	private final Set<String> input = new TreeSet<>(
			IntStream.rangeClosed(1, REPOSITORIES).mapToObj("app%02d"::formatted).collect(Collectors.toSet()));

	@TempDir
	Path directory;

	@Test
	void everyNightReportsTheChanges() throws IOException {
		try (FakeSwr swr = FakeSwr.start(this::answer)) {
			AuditRun audit = new AuditRun(this.directory).against(swr)
				.with("--audit.exceptions=" + exceptions(), "--audit.swr.max-attempts=1");

			this.managers
				.putAll(Map.of("app01", "bob", "app02", "carol", "app03", "dave", "app04", "eve", "app05", "fay"));
			assertNight(audit, 1, 0);

			this.managers.put("app06", "gus");
			this.failing.add("app03");
			assertNight(audit, 2, 2);

			this.managers.remove("app06");
			this.failing.clear();
			assertNight(audit, 3, 0);

			this.madeAgain.add("app04");
			this.withoutDetail.add("app04");
			assertNight(audit, 4, 0);

			this.withoutDetail.clear();
			this.gone.add("app05");
			assertNight(audit, 5, 0);

			this.input.remove("app01");
			assertNight(audit, 6, 0);

			this.gone.addAll(List.copyOf(this.input).subList(0, 12));
			assertNight(audit, 7, 2);
			assertNight(audit, 8, 2);
			assertNight(audit, 9, 0, "--audit.max-vanished=100%");
		}
	}

	private void assertNight(AuditRun audit, int night, int exit, String... settings) throws IOException {
		List<String> lines = new ArrayList<>(List.of("namespace,repository"));
		this.input.forEach((repository) -> lines.add("team," + repository));
		List<String> arguments = new ArrayList<>(List.of(settings));
		arguments.add(audit.input(lines.toArray(String[]::new)));
		arguments.add("auditDate=2026-11-0" + night);
		AuditRun.Result result = audit.run(arguments.toArray(String[]::new));
		assertThat(result.err()).as("night " + night).isEmpty();
		assertThat(result.exit()).as("night " + night).isEqualTo(exit);
		assertThat(Files.readString(audit.scopeDirectory().resolve("2026-11-0" + night).resolve("findings.csv")))
			.as("night " + night)
			.isEqualTo(expected(night));
	}

	private Path exceptions() throws IOException {
		return Files.writeString(this.directory.resolve("exceptions.csv"), """
				exception_id,rule,namespace,repository,user_id,reason,approver,approved_on,expires
				EX-0,*,team,app02,u-carol,too late,ciso,2026-11-09,
				EX-1,non-creator-manage,team,app?2,u-carol,"migration, until done",ciso,2026-10-01,2026-11-04
				EX-2,non-creator-manage,te*,app02,*,never reached while EX-1 holds,ciso,2026-10-01,2026-11-03
				""");
	}

	private Response answer(Request request) {
		String repository = request.path().replaceAll(".*/repos/([^/]+).*", "$1");
		if (this.failing.contains(repository)) {
			return Response.error(500, "SVCSTG.SWR.5000000", "internal");
		}
		if (this.gone.contains(repository)) {
			return Response.error(404, "SVCSTG.SWR.4040113", "no such image");
		}
		return request.isAccess() ? access(repository) : detail(repository);
	}

	private Response access(String repository) {
		String manager = this.managers.get(repository);
		String other = (manager != null)
				? ", {\"user_id\": \"u-%s\", \"user_name\": \"%s\", \"auth\": 7}".formatted(manager, manager) : "";
		return Response.of(200, """
				{"id": %d, "others_auths": [{"user_id": "u-ann", "user_name": "ann", "auth": 7}%s]}"""
			.formatted(this.madeAgain.contains(repository) ? 2 : 1, other));
	}

	private Response detail(String repository) {
		return this.withoutDetail.contains(repository) ? Response.error(403, "SVCSTG.SWR.4039001", "no")
				: Response.of(200, "{\"creator_id\": \"u-ann\", \"creator_name\": \"ann\"}");
	}

	private static String expected(int night) throws IOException {
		try (InputStream in = Objects.requireNonNull(NightsIT.class.getResourceAsStream("nights/" + night + ".csv"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
