package dev.swraudit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/**
 * Holds the packages to the order of the data.
 */
class ArchitectureTests {

	private static final JavaClasses PRODUCTION = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.swraudit");

	@Test
	void importsRunOneWay() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("target")
			.definedBy("dev.swraudit.target")
			.layer("access")
			.definedBy("dev.swraudit.access")
			.layer("permission")
			.definedBy("dev.swraudit.permission")
			.layer("finding")
			.definedBy("dev.swraudit.finding")
			.layer("report")
			.definedBy("dev.swraudit.report")
			.layer("job")
			.definedBy("dev.swraudit.job")
			.layer("sample")
			.definedBy("dev.swraudit.sample")
			.layer("main")
			.definedBy("dev.swraudit")
			.whereLayer("target")
			.mayNotAccessAnyLayer()
			.whereLayer("access")
			.mayOnlyAccessLayers("target")
			.whereLayer("permission")
			.mayOnlyAccessLayers("target", "access")
			.whereLayer("finding")
			.mayOnlyAccessLayers("target", "access", "permission")
			.whereLayer("report")
			.mayOnlyAccessLayers("target", "access", "permission", "finding")
			.whereLayer("job")
			.mayOnlyAccessLayers("target", "access", "permission", "finding", "report")
			.whereLayer("sample")
			.mayNotAccessAnyLayer()
			.whereLayer("main")
			.mayNotBeAccessedByAnyLayer()
			.check(PRODUCTION);
	}

	@Test
	void springBatchLivesInJobAlone() {
		noClasses().that()
			.resideOutsideOfPackage("dev.swraudit.job")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.batch..")
			.check(PRODUCTION);
	}

	@Test
	void httpLivesInAccessAlone() {
		noClasses().that()
			.resideOutsideOfPackages("dev.swraudit.access")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.hc..", "java.net.http..", "org.springframework.http..", "com.huaweicloud..")
			.check(PRODUCTION);
		noClasses().that()
			.resideOutsideOfPackages("dev.swraudit.sample")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.sun.net.httpserver..")
			.check(PRODUCTION);
	}

	@Test
	void aProcessWithoutARoleLoadsNoMessaging() {
		noClasses().that()
			.areNotAnnotatedWith("dev.swraudit.job.InRole")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.jms..", "org.springframework.jms..", "org.apache.activemq..")
			.check(PRODUCTION);
	}

	@Test
	void packagesAreOfTheHouse() {
		classes().should()
			.resideInAnyPackage("dev.swraudit", "dev.swraudit.target", "dev.swraudit.access", "dev.swraudit.permission",
					"dev.swraudit.finding", "dev.swraudit.report", "dev.swraudit.job", "dev.swraudit.sample")
			.check(PRODUCTION);
	}

}
