package dev.swraudit.access;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.access.ratelimit.UnavailableException;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.FakeTime;
import dev.swraudit.support.ScriptedServer;
import dev.swraudit.support.ScriptedServer.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * A {@code Retry-After} longer than {@code audit.swr.max-wait}, in fake time.
 */
class LongRetryAfterTests {

	private static final String BUSY = "{\"error_code\": \"APIGW.0308\", \"error_msg\": \"slow down\"}";

	private static final Script GOOD = Script.answer(200, "", "{\"self_auth\": null}");

	private static final Script DAY = Script.answer(429, "Retry-After: 86400\r\n", BUSY);

	private static final SwrFailure SLOW_DOWN = new SwrFailure(SwrFailure.Kind.FAILED, 429, "APIGW.0308", "slow down",
			true);

	private final FakeTime time = new FakeTime();

	private final List<Script> script = new ArrayList<>();

	private final ScriptedServer server = ScriptedServer.start((request) -> this.script.get(request.number()));

	private final HttpSwrClient swr = TestClient.of(this.server.endpoint(), Map.of("max-attempts", "1"), this.time);

	@AfterEach
	void close() throws IOException {
		this.swr.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "301", "300.001", "86400", "4274.5", "Sat, 21 Nov 2026 02:05:00 GMT",
			"Sun, 22 Nov 2026 02:00:00 GMT", "99999999999" })
	void tooLongRetryAfterFailsItsTargetWithoutAPause(String retryAfter) throws Exception {
		this.script.addAll(List.of(Script.answer(429, "Retry-After: " + retryAfter + "\r\n", BUSY), GOOD));
		assertThat(ask(1)).isEqualTo(new SwrResult.Failed<>(SLOW_DOWN));
		assertThat(ask(2)).isInstanceOf(SwrResult.Read.class);
		assertThat(this.time.seconds()).isLessThan(0.1);
		assertThat(this.swr.slowedFor()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "300, 300", "299.5, 299.5", "0.5, 0.5", "'Sat, 21 Nov 2026 02:04:59 GMT', 300" })
	void allowedRetryAfterPausesUntilThen(String retryAfter, double seconds) throws Exception {
		this.script.addAll(List.of(Script.answer(429, "Retry-After: " + retryAfter + "\r\n", BUSY), GOOD));
		assertThat(ask(1)).isInstanceOf(SwrResult.Read.class);
		assertThat(this.time.seconds()).isCloseTo(seconds, within(0.1)).isGreaterThanOrEqualTo(seconds);
	}

	@Test
	void pauseOfAnotherTargetDoesNotCount() throws Exception {
		Script allowed = Script.answer(429, "Retry-After: 200\r\n", BUSY);
		this.script.addAll(List.of(allowed, GOOD, allowed, GOOD, allowed, allowed));
		for (int target = 1; target <= 2; target++) {
			assertThat(ask(target)).isInstanceOf(SwrResult.Read.class);
		}
		assertThat(ask(3)).isEqualTo(new SwrResult.Failed<>(SLOW_DOWN));
		assertThat(this.time.seconds()).isGreaterThanOrEqualTo(600);
	}

	@ParameterizedTest
	@CsvSource({ "86400, 2026-11-22T02:00:01Z", "4274.5, 2026-11-21T03:11:15Z",
			"'Sun, 22 Nov 2026 02:00:00 GMT', 2026-11-22T02:00:01Z" })
	void threeInARowStopTheRunAndNameTheTime(String retryAfter, String until) throws Exception {
		Script busy = Script.answer(429, "Retry-After: " + retryAfter + "\r\n", BUSY);
		this.script.addAll(List.of(busy, busy, busy));
		assertThat(ask(1)).isEqualTo(new SwrResult.Failed<>(SLOW_DOWN));
		assertThat(ask(2)).isEqualTo(new SwrResult.Failed<>(SLOW_DOWN));
		assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> ask(3))
			.withMessage("SWR requests a pause until " + until + ", longer than audit.swr.max-wait (300 s)");
		assertThat(this.server.log()).hasSize(3);
		assertThat(this.time.seconds()).isLessThan(0.1);
	}

	@Test
	void threeOfOneTargetDoNotStopTheRun() throws Exception {
		this.script.addAll(List.of(DAY, DAY, DAY, DAY));
		ThrottleBudget same = new ThrottleBudget();
		for (int i = 0; i < 4; i++) {
			assertThat(this.swr.detail(target(1), same)).isEqualTo(new SwrResult.Failed<>(SLOW_DOWN));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "200 | {\"self_auth\": null}", "200 | no list", "403 | {\"errorCode\": \"SVCSTG.SWR.4039001\"}",
					"404 | {\"errorCode\": \"SVCSTG.SWR.4040113\"}", "404 | no JSON", "409 | {}", "500 | {}",
					"429 | {}", "403 | {\"errorCode\": \"SVCSTG.SWR.4031032\"}" })
	void otherResponseBetweenThemResetsTheCount(int status, String body) throws Exception {
		Script other = Script.answer(status, "Content-Type: application/json\r\n", body);
		boolean again = status == 429 || body.contains("4031032");
		this.script.addAll(List.of(DAY, DAY, other));
		this.script.addAll(again ? List.of(GOOD, DAY, DAY, GOOD) : List.of(DAY, DAY, GOOD));
		for (int number = 1; number <= 6; number++) {
			ask(number);
		}
		assertThat(this.server.log()).hasSameSizeAs(this.script);
	}

	@Test
	void faultBetweenThemIsNotAResponse() throws Exception {
		this.script.addAll(List.of(DAY, DAY, (wire) -> wire.reset(), DAY));
		for (int number = 1; number <= 3; number++) {
			assertThat(ask(number)).isInstanceOf(SwrResult.Failed.class);
		}
		assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> ask(4));
	}

	@Test
	void countStartsAgainAfterAStop() throws Exception {
		this.script.addAll(List.of(DAY, DAY, DAY, DAY, DAY, DAY));
		for (int round = 0; round < 2; round++) {
			ask(1);
			ask(2);
			assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> ask(3));
		}
	}

	@Test
	void throttledResponsesDoNotCountAsAttempts() throws Exception {
		Script second = Script.answer(429, "Retry-After: 1\r\n", BUSY);
		this.script.addAll(List.of(second, second, second, GOOD));
		assertThat(ask(1)).isInstanceOf(SwrResult.Read.class);
		assertThat(Duration.ofMillis((long) (this.time.seconds() * 1000)))
			.isGreaterThanOrEqualTo(Duration.ofSeconds(3));
		assertThat(this.swr.traffic().throttled()).isEqualTo(3);
		assertThat(this.swr.traffic().retries()).isZero();
	}

	private SwrResult<AccessList> ask(int number) throws InterruptedException {
		return this.swr.access(target(number), new ThrottleBudget());
	}

	private static Target target(int number) {
		return new Target(number, "team", "app" + number);
	}

}
