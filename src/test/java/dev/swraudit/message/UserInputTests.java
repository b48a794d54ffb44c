package dev.swraudit.message;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UserInputTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			inptu                           ; true
			audit.swr.requests-per-second   ; true
			x                               ; true
			abcdefghijklmnopqrstuvwxyzabcde ; true
			abcdefghijklmnopqrstuvwxyzabcdef; false
			-audit.swr.token                ; false
			.name                           ; false
			hunter2                         ; false
			MIIabc/def                      ; false
			MIIabc==                        ; false
			two words                       ; false
			user_name                       ; false
			``                              ; false
			""")
	void nameHasNoDigitsAndAtMost31Characters(String word, boolean name) {
		assertThat(UserInput.isName(word)).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			admin                    ; 'admin'
			``                       ; ''
			0                        ; '0'
			-1                       ; '-1'
			10MB                     ; '10MB'
			0.5%                     ; '0.5%'
			21.11.2026               ; '21.11.2026'
			2026-13-01               ; '2026-13-01'
			12345678901              ; '12345678901'
			123456789012             ; the given value
			0a1b2c                   ; the given value
			hunter2                  ; the given value
			MIIabc/def==             ; the given value
			correct horse battery    ; the given value
			""")
	void onlyNamesNumbersAndDatesAreQuoted(String value, String shown) {
		assertThat(UserInput.quoted(value)).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			https://swr.example.com             ; 'https://swr.example.com'
			http://[::1]:80/path?token=x#y      ; 'http://[::1]:80'
			https://user:pass@swr.example.com   ; the given value
			https://user:pa/ss@swr.example.com  ; the given value
			https://swr.example.com/?x=user@pass; the given value
			user:pass@swr.example.com           ; the given value
			swr.example.com                     ; 'swr.example.com'
			MIIabc/def==                        ; the given value
			""")
	void urlIsQuotedWithoutLoginPathAndQuery(String value, String shown) {
		assertThat(UserInput.quotedUrl(value)).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			no URL "jdbc:h2:x;PASSWORD=abc"          | no URL "***"
			cannot open jdbc:h2:x;PASSWORD=abc at all| cannot open jdbc:*** at all
			For input string: "hunter2"              | For input string: "***"
			Table "TARGET" not found                 | Table "TARGET" not found
			costs $1 \\                              | costs $1 \\
			""")
	void libraryMessagesLoseUrlsAndQuotedValues(String message, String masked) {
		assertThat(UserInput.masked(message)).isEqualTo(masked);
	}

}
