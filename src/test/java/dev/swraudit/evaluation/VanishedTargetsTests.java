package dev.swraudit.evaluation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VanishedTargetsTests {

	@ParameterizedTest
	@CsvSource({ //
			"0,    0,     10%,   false", //
			"0,    100,   0%,    false", //
			"1,    1,     10%,   false", //
			"1,    1,     0%,    false", //
			"2,    2,     10%,   true", //
			"2,    3,     10%,   true", //
			"2,    4,     10%,   false", //
			"3,    4,     10%,   true", //
			"2,    3,     66%,   true", //
			"2,    3,     67%,   false", //
			"10,   20,    10%,   false", //
			"10,   19,    10%,   true", //
			"11,   20,    10%,   true", //
			"10,   100,   0%,    false", //
			"11,   100,   0%,    true", //
			"11,   110,   10%,   false", //
			"12,   110,   10%,   true", //
			"11,   12,    95%,   false", //
			"12,   12,    95%,   true", //
			"3,    3,     100%,  false", //
			"5000, 5000,  100%,  false", //
			"101,  100000, 0.1%, true", //
			"100,  100000, 0.1%, false" })
	void tooManyAreAMajorityOrMoreThanTenAndTheShare(long vanished, long read, Percentage allowed, boolean tooMany) {
		assertThat(VanishedTargets.isTooMany(vanished, read, allowed)).isEqualTo(tooMany);
	}

}
