package dev.swraudit;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the packages to the order of the data, and each technology to its package.
 */
class ArchitectureTests {

	private static final JavaClasses PRODUCTION = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.swraudit");

	/** A package depends on packages before it only. */
	private static final List<String> ORDER = List.of("message", "input", "ledger", "target", "access.http",
			"access.ratelimit", "access.credentials", "access", "permission", "population", "organization", "people",
			"decision", "finding", "acceptance", "history.reading", "history", "evaluation", "report.data",
			"report.finding", "report.people", "report.change", "report.overview", "report.files", "report.csv",
			"report.review", "report.html", "report.publish", "report.history", "report.console", "report.notify",
			"report", "job.run", "job.fetch", "job.cluster", "job.retention", "job.audit", "job.export", "cli");

	private static final int MOST_CLASSES = 26;

	@Test
	void everyPackageDependsOnEarlierOnesOnly() {
		for (int i = 0; i < ORDER.size(); i++) {
			String[] later = ORDER.stream().skip(i + 1).map(ArchitectureTests::named).toArray(String[]::new);
			noClasses().that()
				.resideInAPackage(named(ORDER.get(i)))
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(concat(later, "dev.swraudit", "dev.swraudit.sample"))
				.check(PRODUCTION);
		}
	}

	@Test
	void theSampleDependsOnTheMessagesOfTheToolOnly() {
		noClasses().that()
			.resideInAPackage("dev.swraudit.sample")
			.should()
			.dependOnClassesThat(DescribedPredicate
				.describe("are of the tool", (other) -> other.getPackageName().startsWith("dev.swraudit")
						&& !List.of("dev.swraudit.sample", "dev.swraudit.message").contains(other.getPackageName())))
			.check(PRODUCTION);
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching("dev.swraudit.(**)").should().beFreeOfCycles().check(PRODUCTION);
	}

	@Test
	void everyClassIsInAKnownPackage() {
		String[] known = ORDER.stream().map(ArchitectureTests::named).toArray(String[]::new);
		classes().should().resideInAnyPackage(concat(known, "dev.swraudit", "dev.swraudit.sample")).check(PRODUCTION);
	}

	@Test
	void noPackageIsLarge() {
		for (String name : ORDER) {
			assertThat(PRODUCTION.stream()
				.filter((type) -> type.getPackageName().equals(named(name)))
				.filter(JavaClass::isTopLevelClass)
				.filter((type) -> !type.getSimpleName().equals("package-info"))
				.count()).as(name).isBetween(1L, (long) MOST_CLASSES);
		}
	}

	@Test
	void springBatchIsUsedByJobsOnly() {
		noClasses().that()
			.resideOutsideOfPackage("dev.swraudit.job..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.batch..")
			.check(PRODUCTION);
	}

	@Test
	void httpIsUsedByAccessOnly() {
		noClasses().that()
			.resideOutsideOfPackage("dev.swraudit.access..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.hc..", "java.net.http..", "org.springframework.http..", "com.huaweicloud..")
			.check(PRODUCTION);
		noClasses().that()
			.resideOutsideOfPackage("dev.swraudit.sample")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.sun.net.httpserver..")
			.check(PRODUCTION);
	}

	/**
	 * Others use SWR through the types of {@code access}. The exceptions are settings,
	 * untrusted text, secrets, the sender of notifications, and what a run reports of its
	 * requests.
	 */
	@Test
	void theInnerPackagesOfAccessAreUsedByItAlone() {
		noClasses().that()
			.resideOutsideOfPackages("dev.swraudit.access..", "dev.swraudit.job..", "dev.swraudit.cli",
					"dev.swraudit.report.notify", "dev.swraudit.permission", "dev.swraudit.population",
					"dev.swraudit.organization", "dev.swraudit.report")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.swraudit.access.http", "dev.swraudit.access.ratelimit",
					"dev.swraudit.access.credentials")
			.check(PRODUCTION);
	}

	@Test
	void whatReportsAreMadeOfIsUsedByReportsJobsAndTheCommandLineOnly() {
		noClasses().that()
			.resideOutsideOfPackages("dev.swraudit.report..", "dev.swraudit.job..", "dev.swraudit.cli")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.swraudit.report.data")
			.check(PRODUCTION);
	}

	@Test
	void onlyAClusterUsesTheScheduler() {
		noClasses().that()
			.resideOutsideOfPackage("dev.swraudit.job.cluster")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.github.kagkarlsson..")
			.check(PRODUCTION);
	}

	private static String named(String name) {
		return "dev.swraudit." + name;
	}

	private static String[] concat(String[] names, String... more) {
		return Stream.concat(Stream.of(names), Stream.of(more)).toArray(String[]::new);
	}

}
