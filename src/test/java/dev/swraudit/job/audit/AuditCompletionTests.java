package dev.swraudit.job.audit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuditCompletionTests {

	@ParameterizedTest
	@CsvSource({ "true, false, 0", "true, true, 3", "false, false, 2", "false, true, 5" })
	void exitCodeDependsOnCompletenessAndFindings(boolean complete, boolean findings, int exitCode) {
		assertThat(AuditCompletion.exitCode(complete, findings).value()).isEqualTo(exitCode);
	}

}
