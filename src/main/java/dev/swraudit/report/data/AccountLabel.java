package dev.swraudit.report.data;

import org.jspecify.annotations.Nullable;

/**
 * An account as people are told of it.
 *
 * @param name what it is called; the id where the service gave no name
 * @param id its id; empty where it is unknown or stands as the name
 */
public record AccountLabel(String name, String id) {

	private static final int LENGTH = 200;

	public static AccountLabel of(@Nullable String name, @Nullable String id) {
		String legibleId = Legible.of((id != null) ? id : "", LENGTH);
		return (name != null) ? new AccountLabel(Legible.of(name, LENGTH), legibleId) : new AccountLabel(legibleId, "");
	}

	/**
	 * Returns a creator, or that the creator is unknown and how SWR names it.
	 * @param id null if the creator is unknown
	 * @param name without an id it identifies nobody
	 */
	public static AccountLabel ofCreator(@Nullable String id, @Nullable String name) {
		if (id != null) {
			return of(name, id);
		}
		return new AccountLabel((name != null) ? "unknown (named " + of(name, null).name() + ")" : "unknown", "");
	}

	/**
	 * Name and id in a line.
	 */
	public String full() {
		return this.id.isEmpty() ? this.name : this.name + " (" + this.id + ")";
	}

	public int bytes() {
		return Markup.bytes(this.name, this.id);
	}

}
