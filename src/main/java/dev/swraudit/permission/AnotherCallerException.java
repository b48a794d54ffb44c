package dev.swraudit.permission;

import dev.swraudit.ledger.AuditKey;
import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.message.UserException;

/**
 * Thrown for a response to another user than the caller of the audit. It is not stored,
 * and ends the run.
 */
public class AnotherCallerException extends UserException {

	private static final long serialVersionUID = 1L;

	/** UTF-16 characters of an id or a name in the message. */
	private static final int SHOWN = 100;

	AnotherCallerException(AuditKey audit, Account caller, Account other) {
		super(ExitCode.CONFIGURATION_ERROR, "SWR identifies the caller as " + text(other)
				+ ", but the caller of the audit of " + audit.date() + " is " + text(caller)
				+ "; use the credentials of that user, or begin a fresh audit with revision=" + (audit.revision() + 1));
	}

	private static String text(Account account) {
		return "user '" + UntrustedText.line(account.userName(), SHOWN) + "' (user_id "
				+ UntrustedText.line(account.userId(), SHOWN) + ")";
	}

}
