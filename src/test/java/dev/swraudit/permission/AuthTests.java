package dev.swraudit.permission;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuthTests {

	@Test
	void managersAreMorePowerfulThanWriteAndReadAndThoseThanUnrecognisedValues() {
		assertThat(List.of(3L, 15L, 2L, 7L, 1L, -4L, 8L, 4L).stream().sorted(Auth.BY_POWER)).containsExactly(2L, 8L, 1L,
				3L, -4L, 4L, 7L, 15L);
	}

	@Test
	void textNamesTheDocumentedValues() {
		assertThat(List.of(7L, 3L, 1L, 15L).stream().map(Auth::text)).containsExactly("Manage", "Write", "Read",
				"Unknown(15)");
	}

}
