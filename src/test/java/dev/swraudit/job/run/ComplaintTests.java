package dev.swraudit.job.run;

import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.ratelimit.UnavailableException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintTests {

	@Test
	void whoGivesCredentialsButIsDownMayBeUpLater() {
		Complaint complaint = Complaint.about(new IllegalStateException(new UnavailableException("IAM is silent")));
		assertThat(complaint).isEqualTo(
				new Complaint(ExitCode.TRY_AGAIN, "IAM is silent; what was read is kept, the same command continues"));
	}

	@Test
	void refusedCredentialsAreForAPerson() {
		Complaint complaint = Complaint.about(new IllegalStateException(new CredentialsRefusedException("mend it")));
		assertThat(complaint).isEqualTo(new Complaint(ExitCode.PERSON_MUST_ACT, "mend it"));
	}

	@Test
	void whoeverHasTooLittleMemoryGivesMore() {
		Complaint complaint = Complaint.about(new IllegalStateException(new OutOfMemoryError("Java heap space")));
		assertThat(complaint).isEqualTo(new Complaint(ExitCode.PERSON_MUST_ACT,
				"out of memory: Java heap space; give java more by its option -Xmx, such as -Xmx1g:"
						+ " what was read is kept, the same command continues"));
	}

}
