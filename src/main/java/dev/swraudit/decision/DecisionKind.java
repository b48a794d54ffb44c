package dev.swraudit.decision;

import java.util.Arrays;
import java.util.Optional;

/**
 * Kind of a decision. The codes are stored.
 */
public enum DecisionKind {

	/** The holder keeps the permission until a day. */
	KEEP(1, "keep"),

	/** The permission must be revoked. */
	REVOKE(2, "revoke");

	private final int code;

	private final String text;

	DecisionKind(int code, String text) {
		this.code = code;
		this.text = text;
	}

	/** Returns the code in the database. */
	public int code() {
		return this.code;
	}

	/** Returns the text in files. */
	public String text() {
		return this.text;
	}

	/** Returns the kind with this code. */
	public static DecisionKind of(int code) {
		return Arrays.stream(values()).filter((kind) -> kind.code == code).findFirst().orElseThrow();
	}

	/** Returns the kind with this text, in any case. */
	static Optional<DecisionKind> named(String text) {
		return Arrays.stream(values()).filter((kind) -> kind.text.equalsIgnoreCase(text)).findFirst();
	}

}
