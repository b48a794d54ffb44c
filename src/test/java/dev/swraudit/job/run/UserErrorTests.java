package dev.swraudit.job.run;

import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.ratelimit.UnavailableException;
import dev.swraudit.message.ExitCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UserErrorTests {

	@Test
	void whoGivesCredentialsButIsDownMayBeUpLater() {
		UserError userError = UserError.about(new IllegalStateException(new UnavailableException("IAM is down")));
		assertThat(userError).isEqualTo(new UserError(ExitCode.TRY_AGAIN,
				"IAM is down; what was fetched is kept, and the same command continues"));
	}

	@Test
	void refusedCredentialsAreAConfigurationError() {
		UserError userError = UserError.about(new IllegalStateException(new CredentialsRefusedException("refused")));
		assertThat(userError).isEqualTo(new UserError(ExitCode.CONFIGURATION_ERROR, "refused"));
	}

	@Test
	void outOfMemoryNamesTheJavaOption() {
		UserError userError = UserError.about(new IllegalStateException(new OutOfMemoryError("Java heap space")));
		assertThat(userError).isEqualTo(new UserError(ExitCode.CONFIGURATION_ERROR,
				"out of memory: Java heap space; raise the limit with the Java option -Xmx, such as -Xmx1g;"
						+ " what was fetched is kept, and the same command continues"));
	}

}
