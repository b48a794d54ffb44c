package dev.swraudit.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reads valid answer files and reports invalid ones.
 */
class AnswerFileTests {

	private static final String ALLOWED = "; allowed is {\"access\": [answer, ...], \"detail\": [answer, ...],"
			+ " \"shares\": [answer, ...]}, an answer being {\"status\": 200 to 599, \"headers\": {name: text}, \"body\": any JSON}";

	private final Path directory;

	AnswerFileTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@Test
	void partThatIsLeftOutIsAnswered404() throws IOException {
		SampleRepository repository = new AnswerFile(write("{\"access\": [{\"status\": 503}]}")).readRepository();
		assertThat(repository.nextAccess().status()).isEqualTo(503);
		assertThat(repository.nextAccess().text()).isEmpty();
		assertThat(repository.nextDetail()).isEqualTo(SampleRepository.MISSING);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"access": [{"status": 200}]      | not JSON
			{"access": [{"status": 200}]} {}  | wrong at '{}'
			[]                                | wrong at '{}'
			{"acces": []}                     | wrong at 'acces'
			{"access": [null]}                | wrong at 'access'
			{"access": [{"status": 429, "headers": {"Retry-After": null}}]} | wrong at 'access[0]'
			{"access": [{"status": 200, "status": 500}]} | not JSON
			{"access": []}                    | wrong at 'access'
			{"access": {"status": 200}}       | wrong at 'access'
			{"access": [{"body": {}}]}        | wrong at 'access[0].status'
			{"access": [{"status": "200"}]}   | wrong at 'access[0].status'
			{"access": [{"status": 42}]}      | wrong at 'access[0]'
			{"detail": [{"status": 200}, {"status": 200, "bdy": 1}]} | wrong at 'detail[1].bdy'
			""")
	void reportsPositionAndAllowedContentInOneLine(String text, String what) throws IOException {
		Path file = write("\n" + text);
		assertThatExceptionOfType(SampleException.class).isThrownBy(() -> SampleSwr.start(this.directory))
			.withMessage(file + ": line 2: " + what + ALLOWED);
	}

	@Test
	void rejectsNull() throws IOException {
		Path file = write("null");
		assertThatExceptionOfType(SampleException.class).isThrownBy(() -> SampleSwr.start(this.directory))
			.withMessage(file + ": null" + ALLOWED);
	}

	@Test
	void refusesAnAnswerFileThatIsNotUtf8() throws IOException {
		Path file = write("");
		Files.write(file, new byte[] { '{', '"', (byte) 0xff, '"', ':', '1', '}' });
		assertThatExceptionOfType(SampleException.class).isThrownBy(() -> SampleSwr.start(this.directory))
			.withMessage(file + ": line 1: not JSON" + ALLOWED);
	}

	@Test
	void namesTheRequiredSampleDirectory() {
		Path missing = this.directory.resolve("elsewhere");
		assertThatExceptionOfType(SampleException.class).isThrownBy(() -> SampleSwr.start(missing))
			.withMessage(missing.resolve("swr") + ": no such directory; set sample.directory to a directory "
					+ "that contains swr/<namespace>/<repository>.json");
	}

	private Path write(String text) throws IOException {
		Path file = this.directory.resolve("swr/web/team/app.json");
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

}
