package dev.swraudit.job.run;

import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.ratelimit.UnavailableException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UserErrorTests {

	@Test
	void whoGivesCredentialsButIsDownMayBeUpLater() {
		UserError userError = UserError.about(new IllegalStateException(new UnavailableException("IAM is silent")));
		assertThat(userError).isEqualTo(
				new UserError(ExitCode.TRY_AGAIN, "IAM is silent; what was read is kept, the same command continues"));
	}

	@Test
	void refusedCredentialsAreForAPerson() {
		UserError userError = UserError.about(new IllegalStateException(new CredentialsRefusedException("mend it")));
		assertThat(userError).isEqualTo(new UserError(ExitCode.PERSON_MUST_ACT, "mend it"));
	}

	@Test
	void whoeverHasTooLittleMemoryGivesMore() {
		UserError userError = UserError.about(new IllegalStateException(new OutOfMemoryError("Java heap space")));
		assertThat(userError).isEqualTo(new UserError(ExitCode.PERSON_MUST_ACT,
				"out of memory: Java heap space; give java more by its option -Xmx, such as -Xmx1g:"
						+ " what was read is kept, the same command continues"));
	}

}
