package dev.swraudit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.CsvDifferences;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.ReviewEquations;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.World;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Short reviews of two or three nights. The repository {@code team/app} is managed by its
 * creator, ann, and by bob. The expected rows are written by hand from the contract.
 */
@ParameterizedClass
@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
class ReviewScenariosIT {

	/** SHA-256 of default, non-creator-manage, team, app and u-bob. */
	private static final String BOB = "922d49f413ff3145770df7090e18e1f02a3873734892d133b3c14869fcec973b";

	/** SHA-256 of default, inactive-user, two empty lines and u-bob. */
	private static final String INACTIVE_BOB = "52c84c0176f329bf0309584c403446fcaf430b281f1861b50aabbede32586c88";

	private static final String RULE = BOB + ",non-creator-manage,CERTAIN,";

	private static final String HOLDER = "team,app,u-ann,ann,u-bob,bob,7,Manage,repository,false,";

	/** The cells of exception, person, object count and decision, if all are empty. */
	private static final String NOTHING = ",,,,,,,,,,,,,";

	private static final String DECISIONS = "fingerprint,permission,decision,decided_by,decided_on,reason,keep_until,"
			+ "revoke_by\n";

	private static final String EXCEPTIONS = "exception_id,rule,namespace,repository,user_id,reason,approver,"
			+ "approved_on,expires\n";

	private static final String PEOPLE = """
			user_id,user_name,person,email,department,status,kind,left_on
			u-ann,ann,Ann A.,ann@example.com,Platform,active,person,
			""";

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	private final World world = new World().repository("app", "bob");

	private final FakeSwr swr = FakeSwr.start(this.world::answer);

	private final List<String> files = new ArrayList<>();

	private AuditRun audit = new AuditRun(Path.of("."));

	private AuditRun.Result result = new AuditRun.Result(0, "", "");

	@BeforeEach
	void prepare() {
		this.audit = new AuditRun(this.directory, this.database).against(this.swr)
			.with("--audit.swr.max-attempts=1", "--audit.fail-on=new");
		this.audit.with(this.audit.input(World.lines(this.world.names())));
	}

	@AfterEach
	void close() {
		this.swr.close();
	}

	@Test
	void keptFindingIsReopenedAfterTheDate() throws IOException {
		assertThat(night(1)).isEqualTo(3);
		assertFindings(1, RULE + "NEW,OPEN,," + HOLDER + "2026-11-01,2026-11-01" + NOTHING);
		assertThat(rows(1, "review.csv")).containsExactly("non-creator-manage,CERTAIN,NEW,OPEN,team,app,ann,u-bob,bob,"
				+ ",,Manage,repository,,2026-11-01,,,,,,,," + BOB);
		use("decisions", "review.csv", DECISIONS + BOB + ",Manage,keep,olga,2026-11-01,release,2026-11-02,\n");
		assertThat(night(2)).isZero();
		assertFindings(2, RULE + "EXISTING,ACCEPTED,," + HOLDER
				+ "2026-11-01,2026-11-02,,,,,,,,keep,olga,2026-11-01,release,2026-11-02,");
		assertThat(rows(2, "review.csv"))
			.containsExactly("non-creator-manage,CERTAIN,EXISTING,ACCEPTED,team,app,ann,u-bob,bob,"
					+ ",,Manage,repository,,2026-11-01,,keep,olga,2026-11-01,release,2026-11-02,," + BOB);
		assertThat(rows(2, "decisions.csv"))
			.containsExactly("Manage,keep,olga,2026-11-01,release,2026-11-02,," + BOB + ",review.csv");
		assertReview(2, Map.of("findings", 1, "kept", 1));
		assertMovement(2, Map.of("openBefore", 1, "accepted", 1));
		assertThat(night(3)).isEqualTo(3);
		assertFindings(3, RULE + "REOPENED,OPEN,," + HOLDER + "2026-11-01,2026-11-03" + NOTHING);
		assertReview(3, Map.of("findings", 1, "undecided", 1));
		assertMovement(3, Map.of("reopened", 1, "open", 1));
	}

	@Test
	void keptFindingThatIsNotReadStaysUnverifiedAndCountsAsReopened() throws IOException {
		night(1);
		use("decisions", "review.csv", DECISIONS + BOB + ",,keep,olga,2026-11-01,release,2026-11-02,\n");
		night(2);
		this.world.error(500, "SVCSTG.SWR.5000000", "app");
		assertThat(night(3)).isEqualTo(5);
		assertFindings(3, RULE + "UNVERIFIED,OPEN,," + HOLDER + "2026-11-01,2026-11-02" + NOTHING);
		assertMovement(3, Map.of("reopened", 1, "open", 1));
	}

	@Test
	void revokedFindingIsProvedByTheNextNightAndNewWhenGrantedAgain() throws IOException {
		night(1);
		use("decisions", "review.csv", DECISIONS + BOB + ",Manage,revoke,olga,2026-11-01,left the team,,2026-11-01\n");
		assertThat(night(2)).isZero();
		assertFindings(2, RULE + "EXISTING,OPEN,," + HOLDER
				+ "2026-11-01,2026-11-02,,,,,,,,revoke,olga,2026-11-01,left the team,,2026-11-01");
		assertReview(2, Map.of("findings", 1, "toRevoke", 1, "overdue", 1));
		this.world.repository("app");
		assertThat(night(3)).isZero();
		assertFindings(3, RULE + "RESOLVED,CLOSED,REVOKED," + HOLDER
				+ "2026-11-01,2026-11-02,,,,,,,,revoke,olga,2026-11-01,left the team,,2026-11-01");
		assertThat(rows(3, "review.csv")).isEmpty();
		assertReview(3, Map.of("revoked", 1));
		assertMovement(3, Map.of("openBefore", 1, "resolved", 1));
		this.world.repository("app", "bob");
		assertThat(night(4)).isEqualTo(3);
		assertFindings(4, RULE + "NEW,OPEN,," + HOLDER + "2026-11-04,2026-11-04" + NOTHING);
		assertThat(rows(4, "findings.csv")).singleElement(InstanceOfAssertFactories.STRING).endsWith(",2026-11-03");
		assertReview(4, Map.of("findings", 1, "undecided", 1));
		assertThat(rows(4, "decisions.csv"))
			.containsExactly("Manage,revoke,olga,2026-11-01,left the team,,2026-11-01," + BOB + ",review.csv");
	}

	@Test
	void findingIsReopenedWhenItsExceptionEnds() throws IOException {
		use("exceptions", "exceptions.csv", EXCEPTIONS + "EX-1,*,team,a*,u-bob,migration,ciso,2026-01-01,2026-11-01\n");
		assertThat(night(1)).isZero();
		assertFindings(1,
				RULE + "NEW,ACCEPTED,," + HOLDER + "2026-11-01,2026-11-01,EX-1,migration,ciso,2026-11-01,,,,,,,,,");
		assertReview(1, Map.of("findings", 1, "accepted", 1));
		assertThat(night(2)).isEqualTo(3);
		assertFindings(2, RULE + "REOPENED,OPEN,," + HOLDER + "2026-11-01,2026-11-02" + NOTHING);
	}

	@Test
	void decisionWinsOverAnException() throws IOException {
		use("exceptions", "exceptions.csv", EXCEPTIONS + "EX-1,*,*,*,*,migration,ciso,2026-01-01,\n");
		night(1);
		use("decisions", "review.csv", DECISIONS + BOB + ",Manage,revoke,olga,2026-11-02,left the team,,\n");
		assertThat(night(2)).isEqualTo(3);
		assertFindings(2, RULE + "REOPENED,OPEN,," + HOLDER
				+ "2026-11-01,2026-11-02,,,,,,,,revoke,olga,2026-11-02,left the team,,");
		assertReview(2, Map.of("findings", 1, "toRevoke", 1));
	}

	@Test
	void acceptedGapMakesTheAuditComplete() throws IOException {
		this.world.error(403, "SVCSTG.SWR.4039001", "app").repository("lib");
		this.audit.input(World.lines("app", "lib"));
		use("exceptions", "exceptions.csv",
				EXCEPTIONS + "EX-1,accepted-gap,team,app,*,sealed,ciso,2026-01-01,2026-11-01\n");
		assertThat(night(1)).isZero();
		assertThat(gaps(1)).containsExactly("app FORBIDDEN EX-1", "lib AUDITED ");
		assertThat(summary(1).path("complete").asBoolean()).isTrue();
		assertThat(published(1, "report.html")).contains("EX-1");
		assertThat(night(2)).isEqualTo(2);
		assertThat(gaps(2)).containsExactly("app FORBIDDEN ", "lib AUDITED ");
	}

	@Test
	void userWhoLeftIsAFindingUntilTheListSaysOtherwise() throws IOException {
		use("people", "people.csv", PEOPLE + ",bob,Bob B.,,Payments,,,2026-11-02\n");
		night(1);
		String bob = HOLDER + "2026-11-01,2026-11-0%d,,,,,Bob B.,Payments,,,,,,,";
		assertFindings(1, RULE + "NEW,OPEN,," + bob.formatted(1));
		assertThat(night(2)).isEqualTo(3);
		String left = ",,,,u-bob,bob,7,Manage,,false,2026-11-02,2026-11-02,,,,,Bob B.,Payments,1,,,,,,";
		assertFindings(2, INACTIVE_BOB + ",inactive-user,CERTAIN,NEW,OPEN,," + left,
				RULE + "EXISTING,OPEN,," + bob.formatted(2));
		assertThat(rows(2, "users.csv")).containsExactly(
				"u-ann,ann,,Ann A.,ann@example.com,Platform,active,person,,id,1,1,0,0,0,0,0,0,2026-11-01",
				"u-bob,bob,,Bob B.,,Payments,left,,2026-11-02,name,1,1,1,0,0,0,0,2,2026-11-01");
		assertThat(summary(2).path("users").asInt()).isEqualTo(2);
		use("people", "people.csv", PEOPLE + "u-bob,,Bob B.,,Payments,active,,\n");
		night(3);
		assertFindings(3, INACTIVE_BOB + ",inactive-user,CERTAIN,RESOLVED,CLOSED,HOLDER_ACTIVE," + left,
				RULE + "EXISTING,OPEN,," + bob.formatted(3));
	}

	@Test
	void badDecisionRowIsSetAside() throws IOException {
		night(1);
		use("decisions", "review.csv", DECISIONS + BOB + ",Manage,keep,olga,2026-11-01,release,2026-11-09,\n" + BOB
				+ ",Manage,keep,olga,2026-11-02,release,soon,\n");
		assertThat(night(2)).isZero();
		assertThat(this.result.out()).contains("review.csv: line 3: ");
		assertFindings(2, RULE + "EXISTING,OPEN,," + HOLDER + "2026-11-01,2026-11-02" + NOTHING);
		assertThat(rows(2, "decisions.csv")).containsExactly(
				"Manage,keep,olga,2026-11-01,release,2026-11-09,," + BOB + ",review.csv",
				"Manage,keep,olga,2026-11-02,release,soon,," + BOB + ",review.csv");
		List<String> check = new ArrayList<>(this.files);
		check.add("--check");
		AuditRun.Result checked = this.audit.run(check.toArray(String[]::new));
		assertThat(checked.out() + checked.err()).contains("review.csv: line 3: ");
		assertThat(checked.exit()).isEqualTo(1);
	}

	@Test
	void decisionAboutAnotherPermissionDoesNotHold() throws IOException {
		night(1);
		use("decisions", "review.csv", DECISIONS + BOB + ",Write,keep,olga,2026-11-01,release,2026-11-09,\n");
		night(2);
		assertFindings(2, RULE + "EXISTING,OPEN,," + HOLDER + "2026-11-01,2026-11-02" + NOTHING);
	}

	@Test
	void decisionsAreReadFromAWorkbook() throws IOException {
		night(1);
		Path file = this.directory.resolve("filled.xlsx");
		try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "office", "1.0")) {
			workbook.newWorksheet("Summary").value(0, 0, "about the review");
			Worksheet sheet = workbook.newWorksheet("Review");
			List<String> header = List.of("note", "decision", "decided_by", "decided_on", "reason", "keep_until",
					"revoke_by", "fingerprint");
			for (int i = 0; i < header.size(); i++) {
				sheet.value(0, i, header.get(i));
			}
			sheet.value(1, 1, "keep");
			sheet.value(1, 2, "olga");
			date(sheet, 3, LocalDate.of(2026, 11, 1));
			sheet.value(1, 4, "=release");
			date(sheet, 5, LocalDate.of(2026, 11, 2));
			sheet.value(1, 7, BOB);
		}
		this.files.add("--audit.decisions=" + file);
		assertThat(night(2)).isZero();
		assertFindings(2, RULE + "EXISTING,ACCEPTED,," + HOLDER
				+ "2026-11-01,2026-11-02,,,,,,,,keep,olga,2026-11-01,'=release,2026-11-02,");
		assertThat(rows(2, "decisions.csv"))
			.containsExactly(",keep,olga,2026-11-01,'=release,2026-11-02,," + BOB + ",filled.xlsx");
		assertThat(this.audit.scopeDirectory().resolve("2026-11-02/decisions/filled.xlsx"))
			.hasSameBinaryContentAs(file);
	}

	@Test
	void filledInReviewIsReadFromADirectoryNightAfterNight() throws IOException {
		night(1);
		Path filled = Files.createDirectory(this.directory.resolve("filled"));
		this.files.add("--audit.decisions=" + filled);
		Files.writeString(filled.resolve("1.csv"), published(1, "review.csv").replace(",,,,,,," + BOB,
				",keep,olga,2026-11-01,'=agreed,2026-11-09,," + BOB));
		assertThat(night(2)).isZero();
		Files.writeString(filled.resolve("2.csv"), published(2, "review.csv"));
		assertThat(night(3)).isZero();
		assertFindings(3, RULE + "EXISTING,ACCEPTED,," + HOLDER
				+ "2026-11-01,2026-11-03,,,,,,,,keep,olga,2026-11-01,'=agreed,2026-11-09,");
		assertThat(rows(3, "decisions.csv")).containsExactly(
				"Manage,keep,olga,2026-11-01,'=agreed,2026-11-09,," + BOB + ",1.csv",
				"Manage,keep,olga,2026-11-01,'=agreed,2026-11-09,," + BOB + ",2.csv");
	}

	@Test
	void unreadableDecisionsStopTheRunBeforeItFetches() throws IOException {
		Path file = Files.writeString(this.directory.resolve("review.xlsx"), "no workbook");
		AuditRun.Result stopped = this.audit.run("auditDate=2026-11-01", "--audit.decisions=" + file);
		assertThat(stopped.exit()).isEqualTo(1);
		assertThat(stopped.err()).contains("review.xlsx").hasLineCount(1);
		assertThat(this.swr.requests()).isZero();
	}

	private static void date(Worksheet sheet, int column, LocalDate date) {
		sheet.value(1, column, date);
		sheet.style(1, column).format("yyyy-mm-dd").set();
	}

	/** Writes a file and uses it as this setting from now on. */
	private void use(String setting, String name, String text) throws IOException {
		String prefix = "--audit.%s=".formatted(setting);
		this.files.removeIf((argument) -> argument.startsWith(prefix));
		this.files.add(prefix + Files.writeString(this.directory.resolve(name), text));
	}

	/** Audits for a day of November and returns the exit code. */
	private int night(int day) throws IOException {
		List<String> arguments = new ArrayList<>(this.files);
		arguments.add("auditDate=" + date(day));
		this.result = this.audit.run(arguments.toArray(String[]::new));
		assertThat(this.result.err()).as("night %d", day).isEmpty();
		assertThat(ReviewEquations.broken(summary(day), published(day, "findings.csv"))).isEmpty();
		return this.result.exit();
	}

	/** Asserts the rows of {@code findings.csv}, without the last cell. */
	private void assertFindings(int day, String... rows) throws IOException {
		assertThat(rows(day, "findings.csv").stream().map((row) -> row.substring(0, row.lastIndexOf(','))))
			.as("findings.csv of night %d", day)
			.containsExactly(rows);
	}

	/** Asserts the numbers of the review; those that are not given are 0. */
	private void assertReview(int day, Map<String, Integer> numbers) throws IOException {
		for (String name : List.of("findings", "kept", "accepted", "toRevoke", "undecided", "overdue", "revoked",
				"lowered", "endedOtherwise")) {
			assertThat(summary(day).path("review").path(name).asInt(-1)).as("review.%s of night %d", name, day)
				.isEqualTo(numbers.getOrDefault(name, 0));
		}
	}

	private void assertMovement(int day, Map<String, Integer> numbers) throws IOException {
		for (String name : List.of("openBefore", "new", "reopened", "resolved", "accepted", "open")) {
			assertThat(summary(day).path("movement").path(name).asInt(-1)).as("movement.%s of night %d", name, day)
				.isEqualTo(numbers.getOrDefault(name, 0));
		}
	}

	private List<String> rows(int day, String file) throws IOException {
		return published(day, file).lines().skip(1).toList();
	}

	private List<String> gaps(int day) throws IOException {
		return CsvDifferences.rows(published(day, "repositories.csv"))
			.stream()
			.map((row) -> row.get("repository") + " " + row.get("outcome") + " " + row.get("exception_id"))
			.toList();
	}

	private JsonNode summary(int day) throws IOException {
		return new JsonMapper().readTree(published(day, "summary.json"));
	}

	private String published(int day, String file) throws IOException {
		return Files.readString(this.audit.scopeDirectory().resolve(date(day)).resolve(file));
	}

	private static String date(int day) {
		return "2026-11-%02d".formatted(day);
	}

}
