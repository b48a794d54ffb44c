package dev.swraudit.cli;

import java.util.List;

import dev.swraudit.job.run.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

}
