package dev.swraudit.evaluation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PercentageTests {

	@ParameterizedTest
	@CsvSource({ "10%, 10%", "' 10% ', 10%", "0.5%, 0.5%", "010%, 10%", "100.0%, 100%", "0%, 0%" })
	void textHasNoNeedlessZeros(String text, String expected) {
		assertThat(Percentage.valueOf(text).text()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10", "%", "-1%", "+1%", "101%", "100.000001%", "1e1%", "10 %", "0.1234567%", "٣%" })
	void otherTextIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Percentage.valueOf(text));
	}

	@ParameterizedTest
	@CsvSource({ "10%, 1, 10, false", "10%, 2, 10, true", "0%, 0, 10, false", "0%, 1, 10, true", "33.3%, 1, 3, true",
			"33.4%, 1, 3, false", "100%, 10, 10, false", "50%, 0, 0, false" })
	void partIsComparedExactly(Percentage share, long part, long whole, boolean exceeded) {
		assertThat(share.isExceededBy(part, whole)).isEqualTo(exceeded);
	}

}
