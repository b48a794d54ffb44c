package dev.swraudit.access;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class AccessListReaderTests {

	private static final String USER = """
			{"user_id": "u1", "user_name": "ann", "auth": 7}""";

	@Test
	void documentedResponseIsRead() {
		AccessList list = read("""
				{"id": 213, "name": "team/app", "creator_name": "ann",
				 "self_auth": {"user_id": "u0", "user_name": "reader", "auth": 1},
				 "others_auths": [{"user_id": "u1", "user_name": "ann", "auth": 7}]}""");
		assertThat(list.id()).isEqualTo("213");
		assertThat(list.creatorName()).isEqualTo("ann");
		assertThat(list.grants()).containsExactly(new AccessList.Grant("u0", "reader", 1, true),
				new AccessList.Grant("u1", "ann", 7, false));
	}

	@Test
	void oldNameOfTheListIsRead() {
		assertThat(read("{\"others_auth\": [" + USER + "]}").grants()).hasSize(1);
	}

	@Test
	void newNameTakesPrecedence() {
		assertThat(read("{\"others_auth\": [" + USER + "], \"others_auths\": []}").grants()).isEmpty();
		assertThat(read("{\"others_auths\": null, \"others_auth\": [" + USER + "]}").grants()).isEmpty();
	}

	@Test
	void nullsAreEmptyLists() {
		assertThat(read("{\"self_auth\": null}").grants()).isEmpty();
		assertThat(read("{\"others_auths\": null}").grants()).isEmpty();
	}

	@Test
	void idsMayBeNumbersOrStrings() {
		AccessList list = read(
				"""
						{"id": "x1", "others_auths": [{"user_id": 1, "auth": 1}, {"user_id": 9223372036854775808, "auth": 1}]}""");
		assertThat(list.id()).isEqualTo("x1");
		assertThat(list.grants()).extracting(AccessList.Grant::userId).containsExactly("1", "9223372036854775808");
	}

	@Test
	void numbersAreReadAsLong() {
		AccessList list = read("""
				{"others_auths": [{"user_id": "a", "auth": 9223372036854775807}, {"user_id": "b", "auth": -1}]}""");
		assertThat(list.grants()).extracting(AccessList.Grant::auth).containsExactly(Long.MAX_VALUE, -1L);
	}

	@Test
	void unknownFieldsAreSkipped() {
		AccessList list = read("""
				{"x": [[{"y": {"z": [1, 2.5, true, null, "t"]}}]], "creator_name": {"odd": 1}, "id": [1],
				 "self_auth": {"more": {"a": []}, "user_id": "u1", "auth": 3, "user_name": null}}""");
		assertThat(list.creatorName()).isNull();
		assertThat(list.id()).isNull();
		assertThat(list.grants()).containsExactly(new AccessList.Grant("u1", null, 3, true));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void otherBodiesAreRefused(String why, String body) {
		assertThatExceptionOfType(UnreadableAnswerException.class).isThrownBy(() -> read(body));
	}

	static Stream<Arguments> otherBodiesAreRefused() {
		return Stream.of(arguments("nothing", ""), arguments("white space", "  \n"), arguments("not JSON", "<html>"),
				arguments("trailing content", "{\"self_auth\": null} x"),
				arguments("a second object", "{\"self_auth\": null}{}"),
				arguments("an array", "[{\"self_auth\": null}]"), arguments("a text", "\"self_auth\""),
				arguments("null", "null"), arguments("neither part", "{\"id\": 1, \"name\": \"a\"}"),
				arguments("cut short", "{\"self_auth\": null"), arguments("self is a list", "{\"self_auth\": []}"),
				arguments("self is a number", "{\"self_auth\": 7}"),
				arguments("list is an object", "{\"others_auths\": {}}"),
				arguments("list is text", "{\"others_auths\": \"none\"}"),
				arguments("old list is an object", "{\"self_auth\": null, \"others_auth\": {}}"),
				arguments("member is null", "{\"others_auths\": [null]}"),
				arguments("member is a number", "{\"others_auths\": [7]}"),
				arguments("member is a list", "{\"others_auths\": [[]]}"),
				arguments("no user_id", "{\"others_auths\": [{\"auth\": 7}]}"),
				arguments("empty user_id", "{\"others_auths\": [{\"user_id\": \"\", \"auth\": 7}]}"),
				arguments("user_id is null", "{\"others_auths\": [{\"user_id\": null, \"auth\": 7}]}"),
				arguments("user_id is an object", "{\"others_auths\": [{\"user_id\": {}, \"auth\": 7}]}"),
				arguments("user_id of 257 characters", list(user("x".repeat(257), "ann"))),
				arguments("user_id of 257 digits",
						"{\"others_auths\": [{\"user_id\": " + "1".repeat(257) + ", \"auth\": 7}]}"),
				arguments("user_id of 257 emoji", list(user("😀".repeat(257), "ann"))),
				arguments("user_id of 257 characters in self_auth",
						"{\"self_auth\": " + user("x".repeat(257), "ann") + "}"),
				arguments("user_id of a million characters", list(user("x".repeat(1_000_000), "ann"))),
				arguments("user_name of 1,001 characters", list(user("u1", "x".repeat(1001)))),
				arguments("user_name of 1,001 emoji", list(user("u1", "😀".repeat(1001)))),
				arguments("user_name of 1,001 characters in self_auth",
						"{\"self_auth\": " + user("u1", "x".repeat(1001)) + "}"),
				arguments("creator_name of 1,001 characters",
						"{\"self_auth\": null, \"creator_name\": \"" + "x".repeat(1001) + "\"}"),
				arguments("id of 257 characters", "{\"self_auth\": null, \"id\": \"" + "1".repeat(257) + "\"}"),
				arguments("name of another repository", named("\"team/other\"")),
				arguments("name as it is in the path", named("\"team$app\"")),
				arguments("name with the namespace", named("\"a/team/app\"")),
				arguments("name in upper case", named("\"TEAM/APP\"")), arguments("name is empty", named("\"\"")),
				arguments("name is a number", named("7")),
				arguments("name is an object", named("{\"name\": \"team/app\"}")),
				arguments("name of another repository after the right one",
						"{\"name\": \"team/app\", \"self_auth\": null, \"name\": \"team/other\"}"),
				arguments("user_name is a number",
						"{\"others_auths\": [{\"user_id\": \"a\", \"user_name\": 1, \"auth\": 7}]}"),
				arguments("no auth", "{\"others_auths\": [{\"user_id\": \"a\"}]}"),
				arguments("auth is null", "{\"self_auth\": {\"user_id\": \"a\", \"auth\": null}}"),
				arguments("auth is text", "{\"self_auth\": {\"user_id\": \"a\", \"auth\": \"7\"}}"),
				arguments("auth is 7.0", "{\"self_auth\": {\"user_id\": \"a\", \"auth\": 7.0}}"),
				arguments("auth is 7e0", "{\"self_auth\": {\"user_id\": \"a\", \"auth\": 7e0}}"),
				arguments("auth is out of range",
						"{\"self_auth\": {\"user_id\": \"a\", \"auth\": 9223372036854775808}}"),
				arguments("U+0000 in a name", "{\"self_auth\": null, \"creator_name\": \"a\\u0000\"}"),
				arguments("U+0000 in an unknown field", "{\"self_auth\": null, \"x\": [{\"y\": \"\\u0000\"}]}"),
				arguments("U+0000 in the name of a field", "{\"self_auth\": null, \"\\u0000\": 1}"),
				arguments("lone high surrogate", "{\"self_auth\": null, \"x\": \"\\ud800\"}"),
				arguments("lone low surrogate", "{\"self_auth\": null, \"x\": \"\\udc00a\"}"),
				arguments("surrogates the wrong way round", "{\"self_auth\": null, \"x\": \"\\udc00\\ud800\"}"),
				arguments("deep nesting", "{\"self_auth\": null, \"x\": " + "[".repeat(5000) + "]".repeat(5000) + "}"),
				arguments("a repeated list", "{\"others_auths\": [], \"others_auths\": []}"),
				arguments("a repeated self", "{\"self_auth\": null, \"self_auth\": null}"),
				arguments("a repeated auth", "{\"self_auth\": {\"user_id\": \"a\", \"auth\": 7, \"auth\": 1}}"),
				arguments("a repeated user_id",
						"{\"self_auth\": {\"user_id\": \"mallory\", \"user_id\": \"me\", \"auth\": 7}}"),
				arguments("a repeated user_id, once escaped",
						"{\"self_auth\": {\"user_id\": \"mallory\", \"user\\u005fid\": \"me\", \"auth\": 7}}"),
				arguments("a repeated user_name",
						"{\"self_auth\": {\"user_id\": \"a\", \"user_name\": \"x\", \"user_name\": \"y\", \"auth\": 7}}"),
				arguments("a repeated creator_name",
						"{\"self_auth\": null, \"creator_name\": \"a\", \"creator_name\": \"b\"}"),
				arguments("a repeated id", "{\"self_auth\": null, \"id\": 1, \"id\": 2}"),
				arguments("a repeated unknown field", "{\"self_auth\": null, \"x\": {\"y\": 1, \"y\": 1}}"),
				arguments("a comment", "{\"self_auth\": null /* none */}"),
				arguments("a comma too many", "{\"others_auths\": [],}"),
				arguments("single quotes", "{'self_auth': null}"),
				arguments("NaN", "{\"self_auth\": null, \"x\": NaN}"));
	}

	@Test
	void longestIdAndNameAreRead() {
		String id = "😀".repeat(256);
		String name = "😀".repeat(1000);
		assertThat(read(list(user(id, name))).grants()).containsExactly(new AccessList.Grant(id, name, 7, false));
		assertThat(read("{\"self_auth\": null, \"creator_name\": \"" + name + "\"}").creatorName()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"team/app\"", "\"team\\/app\"", "null" })
	void requestedNameOrNullIsAccepted(String name) {
		assertThat(read(named(name)).grants()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-0", "\"0\"", "\"00\"", "\"\"", "null", "true", "{}" })
	void ambiguousIdIsMissing(String id) {
		assertThat(read("{\"self_auth\": null, \"id\": " + id + "}").id()).isNull();
	}

	@Test
	void messageNamesBothRepositories() {
		assertThatExceptionOfType(UnreadableAnswerException.class).isThrownBy(() -> read(named("\"team/other\"")))
			.withMessage("the response is not for 'team/app': its name is 'team/other'");
	}

	@Test
	void messageNamesTheRepeatedMember() {
		assertThatExceptionOfType(UnreadableAnswerException.class)
			.isThrownBy(() -> read("{\"self_auth\": {\"user_id\": \"mallory\", \"user_id\": \"me\", \"auth\": 7}}"))
			.withMessageContaining("Duplicate")
			.withMessageContaining("user_id");
	}

	@Test
	void surrogatePairIsValid() {
		assertThat(read("{\"self_auth\": null, \"creator_name\": \"\\ud83d\\ude00\"}").creatorName()).isEqualTo("😀");
	}

	@Test
	void invalidUtf8IsRefused() {
		byte[] body = "{\"self_auth\": null, \"x\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(UnreadableAnswerException.class)
			.isThrownBy(() -> AccessListReader.read(body, "team/app"))
			.withMessage("the response is not valid UTF-8");
	}

	private static AccessList read(String body) {
		return AccessListReader.read(body.getBytes(StandardCharsets.UTF_8), "team/app");
	}

	private static String list(String user) {
		return "{\"others_auths\": [" + user + "]}";
	}

	private static String user(String id, String name) {
		return "{\"user_id\": \"" + id + "\", \"user_name\": \"" + name + "\", \"auth\": 7}";
	}

	private static String named(String name) {
		return "{\"self_auth\": null, \"name\": " + name + "}";
	}

}
