package dev.swraudit.report;

import org.jspecify.annotations.Nullable;

/**
 * An account as people are told of it.
 *
 * @param name what it is called; the id where the service gave no name
 * @param id its id; empty where it is unknown or stands as the name
 */
record AccountText(String name, String id) {

	private static final int LENGTH = 200;

	static AccountText of(@Nullable String name, @Nullable String id) {
		String legibleId = Legible.of((id != null) ? id : "", LENGTH);
		return (name != null) ? new AccountText(Legible.of(name, LENGTH), legibleId) : new AccountText(legibleId, "");
	}

	/**
	 * Name and id in a line.
	 */
	String full() {
		return this.id.isEmpty() ? this.name : this.name + " (" + this.id + ")";
	}

	int bytes() {
		return Markup.bytes(this.name, this.id);
	}

}
