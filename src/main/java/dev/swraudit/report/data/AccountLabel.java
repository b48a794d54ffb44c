package dev.swraudit.report.data;

import dev.swraudit.message.UntrustedText;
import org.jspecify.annotations.Nullable;

/**
 * Readable name and id of an account.
 *
 * @param name the name; the id if there is no name
 * @param id the id; empty if it is unknown or used as the name
 */
public record AccountLabel(String name, String id) {

	private static final int LENGTH = 200;

	public static AccountLabel of(@Nullable String name, @Nullable String id) {
		String legibleId = UntrustedText.escape((id != null) ? id : "", LENGTH);
		return (name != null) ? new AccountLabel(UntrustedText.escape(name, LENGTH), legibleId)
				: new AccountLabel(legibleId, "");
	}

	/**
	 * Returns the label of a creator. An unknown creator is labelled with the name from
	 * SWR.
	 * @param id null if the creator is unknown
	 * @param name a name without an id does not identify the creator
	 */
	public static AccountLabel ofCreator(@Nullable String id, @Nullable String name) {
		if (id != null) {
			return of(name, id);
		}
		return new AccountLabel((name != null) ? "unknown (named " + of(name, null).name() + ")" : "unknown", "");
	}

	/**
	 * Returns the label of the creator of an object. An organization has a creator by
	 * name only.
	 * @param organization whether the object is an organization
	 */
	public static AccountLabel ofCreator(boolean organization, @Nullable String id, @Nullable String name) {
		return (organization && name != null) ? of(name, id) : ofCreator(id, name);
	}

	/**
	 * Returns name and id.
	 */
	public String full() {
		return this.id.isEmpty() ? this.name : this.name + " (" + this.id + ")";
	}

	public int bytes() {
		return Markup.bytes(this.name, this.id);
	}

}
