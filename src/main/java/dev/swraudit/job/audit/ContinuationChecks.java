package dev.swraudit.job.audit;

import java.net.URI;
import java.nio.file.Path;

import dev.swraudit.input.InputFile;
import dev.swraudit.job.run.RunException;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.ledger.AuditLedger;

/**
 * Checks that input and endpoint are those with which an audit, or its scope, began.
 */
public final class ContinuationChecks {

	private ContinuationChecks() {
	}

	/**
	 * Requires the endpoint of the scope, because a scope is one account in one region.
	 * The scope is bound to an endpoint as soon as an access list or an error code of SWR
	 * from it is stored. An endpoint that never returned one, such as a mistyped host, is
	 * replaced.
	 */
	static void requireSameEndpoint(AuditLedger ledger, String scope, URI endpoint) {
		String known = ledger.endpointOf(scope).orElse(endpoint.toString());
		if (known.equals(endpoint.toString())) {
			return;
		}
		if (ledger.isEndpointProven(scope)) {
			throw anotherEndpoint(scope, known, endpoint);
		}
		ledger.moveScope(scope, endpoint.toString());
	}

	/**
	 * Returns the exception for a run whose endpoint differs from the endpoint of its
	 * scope.
	 */
	public static RunException anotherEndpoint(String scope, String known, URI endpoint) {
		return RunException.configurationError("scope '" + scope + "' is audited at " + known + ", not at " + endpoint
				+ "; set audit.swr.endpoint=" + known + ", or use another scope for the other endpoint: scope=NAME");
	}

	/**
	 * Requires the input that the audit began with.
	 * @param sha256 hash of the input
	 */
	static void requireSameInput(Audit audit, InputFile input, String sha256) {
		requireSameInput(audit, input, sha256, "set input= to that file");
	}

	/**
	 * Requires the input that the audit began with.
	 * @param sha256 hash of the input
	 * @param copy a copy of the right input, which the message names
	 */
	static void requireSameInput(Audit audit, InputFile input, String sha256, Path copy) {
		requireSameInput(audit, input, sha256, "continue with its copy: input=" + copy);
	}

	private static void requireSameInput(Audit audit, InputFile input, String sha256, String cure) {
		if (!audit.inputSha256().equals(sha256)) {
			throw anotherInput(audit.key(), audit.inputSha256(), input.name(), cure);
		}
	}

	/**
	 * Returns the exception for an input other than the one that the audit began with.
	 * @param sha256 hash of the input that it began with
	 * @param given name of the given input
	 * @param cure how to continue the audit
	 */
	public static RunException anotherInput(AuditKey key, String sha256, String given, String cure) {
		return RunException.configurationError(given + ": not the input that the audit of " + key.date() + ", revision "
				+ key.revision() + ", began with (SHA-256 " + sha256 + "); " + cure
				+ ", or begin a fresh audit with revision=" + (key.revision() + 1));
	}

	/** Requires that an audit began with the listing of SWR. */
	static void requireFromListing(Audit audit) {
		if (!audit.fromListing()) {
			throw RunException.configurationError("input=@listing: not the input that the audit of "
					+ audit.key().date() + ", revision " + audit.key().revision() + ", began with (SHA-256 "
					+ audit.inputSha256() + "); set input= to that file, or begin a fresh audit with revision="
					+ (audit.key().revision() + 1));
		}
	}

	/**
	 * Returns the exception for an audit whose listing is lost.
	 * @param published where its published copy should be
	 */
	static RunException missingListing(Audit audit, Path published) {
		return RunException.configurationError(published + ": not the listing that the audit of " + audit.key().date()
				+ ", revision " + audit.key().revision() + ", began with (SHA-256 " + audit.inputSha256()
				+ "); set input= to a copy of it, or begin a fresh audit with revision="
				+ (audit.key().revision() + 1));
	}

}
