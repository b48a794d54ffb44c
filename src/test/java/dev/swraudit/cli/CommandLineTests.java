package dev.swraudit.cli;

import java.util.List;

import dev.swraudit.job.run.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CommandLineTests {

	private static final String NEITHER = "argument 2 is neither a parameter (name=value) nor a setting (--name=value);"
			+ " see --help";

	private static final String SECRET = ": a secret is not allowed as a parameter, because parameters are stored;"
			+ " set it in the environment";

	@Test
	void aValueIsAllThatFollowsTheFirstEqualsSign() {
		CommandLine command = CommandLine.parse("input=a,b c=d", "--audit.exceptions=x y=z", "--check");
		assertThat(command.parameters()).containsExactly(java.util.Map.entry("input", "a,b c=d"));
		assertThat(command.settings()).isEqualTo(List.of("--audit.exceptions=x y=z"));
		assertThat(command.check()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			MIIc4nary==                    ; NEITHER
			MIIc4nary/Zm9v+YmFy0123==      ; NEITHER
			c4nary                         ; NEITHER
			=c4nary                        ; NEITHER
			c4nary=x                       ; NEITHER
			user_name=c4nary               ; NEITHER
			--audit.swr.token MIIc4nary    ; NEITHER
			--audit.swr.token MIIc4nary==  ; argument 2 SECRET
			-audit.swr.token=c4nary        ; argument 2 SECRET
			AUDIT_SWR_TOKEN=c4nary         ; argument 2 SECRET
			c4nary_token=x                 ; argument 2 SECRET
			audit.swr.token=c4nary         ; parameter 'audit.swr.token' SECRET
			token=c4nary                   ; parameter 'token' SECRET
			Password=c4nary                ; parameter 'Password' SECRET
			audit.swr.access-key=c4nary    ; parameter 'audit.swr.access-key' SECRET
			""")
	void aMisplacedSecretIsNotRepeated(String argument, String message) {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> CommandLine.parse("input=x", argument))
			.withMessage(message.replace("NEITHER", NEITHER).replace(" SECRET", SECRET))
			.withMessageNotContaining("c4nary");
	}

	@Test
	void aParameterGivenTwiceIsNamedWithoutItsValues() {
		assertThatExceptionOfType(RunException.class)
			.isThrownBy(() -> CommandLine.parse("input=c4nary", "input=c4nary"))
			.withMessage("parameter 'input' is given twice; give it once");
	}

	@ParameterizedTest
	@ValueSource(strings = { "complianceExport", "permissionAudit" })
	void theFirstWordNamesTheJob(String job) {
		String setting = "--spring.batch.job.name=" + job;
		assertThat(CommandLine.parse(job, "output=x").settings()).containsExactly(setting);
		assertThat(CommandLine.parse(job, setting).settings()).containsExactly(setting);
		assertThat(CommandLine.parse("output=x").settings()).isEmpty();
		assertThatExceptionOfType(RunException.class)
			.isThrownBy(() -> CommandLine.parse(job, "--spring.batch.job.name=c4nary"))
			.withMessage("the first word names the job " + job
					+ ", but --spring.batch.job.name names another one; name one of them only");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-h", "help", "--help" })
	void helpHasThreeSpellings(String option) {
		assertThat(CommandLine.parse(option).help()).isTrue();
		assertThat(CommandLine.parse(option, "input=x").help()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			complianceexport     | unknown first word; did you mean complianceExport?
			permisionAudit       | unknown first word; did you mean permissionAudit?
			check                | unknown first word; did you mean --check?
			version              | unknown first word; did you mean --version?
			hlep                 | unknown first word; did you mean --help?
			--chek               | unknown setting or option '--chek'; did you mean --check?
			--output=c4nary      | unknown setting or option '--output'; did you mean output=?
			--user=c4nary        | unknown setting or option '--user'; did you mean user=?
			--dry-run            | unknown setting or option '--dry-run'; did you mean --check?
			--json               | unknown setting or option '--json'; see --help
			--c4nary             | unknown setting or option; see --help
			--audit-fail-on=new  | unknown setting or option '--audit-fail-on'; did you mean --audit.fail-on?
			--AUDIT_FAIL_ON=new  | unknown setting or option; did you mean --audit.fail-on?
			--fail-on=new        | unknown setting or option '--fail-on'; did you mean --audit.fail-on?
			--adit.swr.region=x  | unknown setting or option '--adit.swr.region'; did you mean --audit.swr.region?
			audit.fail-on=c4nary | unknown parameter 'audit.fail-on'; did you mean --audit.fail-on?
			swr.region=c4nary    | unknown parameter 'swr.region'; did you mean --audit.swr.region?
			region=c4nary        | unknown parameter 'region'; did you mean --audit.swr.region?
			""")
	void whatWasMeantIsNamed(String argument, String message) {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> CommandLine.parse(argument, "input=x"))
			.withMessage(message);
	}

}
