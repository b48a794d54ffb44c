package dev.swraudit.access.credentials;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.access.http.InvalidSettingException;

/**
 * Kind of credentials, given by settings under {@code audit.swr}.
 */
enum CredentialsKind {

	/** An existing token. */
	TOKEN(List.of("token"), List.of()),

	/** A file that contains a token and is updated externally. */
	TOKEN_FILE(List.of("token-file"), List.of()),

	/** A login to IAM, which returns a token. */
	LOGIN(List.of("iam-endpoint", "username", "password", "domain", "project"), List.of()),

	/** A key that signs every request. */
	SIGNATURE(List.of("access-key", "secret-key"), List.of("security-token", "project-id")),

	/** Keys that the credentials chain of Huawei Cloud's SDK finds. */
	CHAIN(List.of(), List.of());

	private static final String PREFIX = "audit.swr.";

	@SuppressWarnings("ImmutableEnumChecker")
	private final List<String> required;

	@SuppressWarnings("ImmutableEnumChecker")
	private final List<String> optional;

	CredentialsKind(List<String> required, List<String> optional) {
		this.required = required;
		this.optional = optional;
	}

	/**
	 * Returns the kind that settings belong to; {@link #CHAIN} for none and for a project
	 * id alone.
	 * @param given the names of the settings that are present, without prefix
	 * @throws InvalidSettingException if they belong to several kinds, or are incomplete
	 */
	static CredentialsKind of(Set<String> given) {
		List<CredentialsKind> kinds = Arrays.stream(values()).filter((kind) -> !kind.partsOf(given).isEmpty()).toList();
		if (kinds.isEmpty() || given.equals(Set.of("project-id"))) {
			return CHAIN;
		}
		if (kinds.size() > 1) {
			throw new InvalidSettingException(kinds.size() + " kinds of credentials are set: "
					+ kinds.stream().map((kind) -> names(kind.partsOf(given))).collect(Collectors.joining(" and also "))
					+ "; keep only one kind");
		}
		return kinds.get(0).requireWhole(given);
	}

	private CredentialsKind requireWhole(Set<String> given) {
		List<String> missing = this.required.stream().filter((name) -> !given.contains(name)).toList();
		if (!missing.isEmpty()) {
			throw new InvalidSettingException(
					"incomplete credentials: " + names(partsOf(given)) + "; also set " + names(missing));
		}
		return this;
	}

	private List<String> partsOf(Set<String> given) {
		return Stream.concat(this.required.stream(), this.optional.stream()).filter(given::contains).toList();
	}

	private static String names(List<String> settings) {
		return settings.stream().map((name) -> PREFIX + name).collect(Collectors.joining(", "));
	}

}
