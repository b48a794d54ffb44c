package dev.swraudit.job.run;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunLockTests {

	/** With 32 bits, about ten of so many names would share a key with another. */
	@Test
	void everyScopeHasItsOwnKey() {
		int scopes = 300_000;
		assertThat(IntStream.range(0, scopes).mapToLong((i) -> RunLock.key("scope-" + i)).distinct().count())
			.isEqualTo(scopes);
	}

	/** Versions that run at the same time exclude each other by the same key. */
	@Test
	void keyStaysTheSame() {
		assertThat(RunLock.key("default")).isEqualTo(-1612541786993845027L);
	}

}
