package dev.swraudit.permission;

import org.jspecify.annotations.Nullable;

/**
 * Creator of a repository, as far as SWR names one.
 *
 * @param id the creator's user id; null unless it is known
 * @param name the creator's name; null if there is none
 * @param evidence the basis for matching holders
 */
public record Creator(@Nullable String id, @Nullable String name, Evidence evidence) {

	/** Creator without id and name. */
	public static final Creator UNKNOWN = new Creator(null, null, Evidence.NONE);

	/**
	 * Basis for identifying the creator.
	 */
	public enum Evidence {

		/** An id, which identifies the creator uniquely. */
		ID("id"),

		/**
		 * A name in the list of a repository without managers. Holders are matched by it,
		 * because no finding depends on the match.
		 */
		NAME("name"),

		/**
		 * A name in the list of a repository with managers. It is shown but matches no
		 * holder, because the grantor of a permission chooses the grantee's name.
		 */
		UNCONFIRMED_NAME("name"),

		/** Neither an id nor a name. */
		NONE(null);

		private final @Nullable String basis;

		Evidence(@Nullable String basis) {
			this.basis = basis;
		}

		/** Returns the value of the column {@code creator_basis}; null if it is empty. */
		@Nullable String basis() {
			return this.basis;
		}

	}

	static Creator byId(String id, @Nullable String name) {
		return new Creator(id, name, Evidence.ID);
	}

	static Creator byName(String name) {
		return new Creator(null, name, Evidence.NAME);
	}

	static Creator byUnconfirmedName(String name) {
		return new Creator(null, name, Evidence.UNCONFIRMED_NAME);
	}

	/** Returns whether there is an id or a name to show. */
	public boolean isNamed() {
		return this.evidence != Evidence.NONE;
	}

	/** Returns whether holders are compared with the creator. */
	boolean isMatched() {
		return this.evidence == Evidence.ID || this.evidence == Evidence.NAME;
	}

	/**
	 * Returns whether a holder is the creator; null if that is unknown.
	 */
	public @Nullable Boolean matches(Permission permission) {
		return switch (this.evidence) {
			case ID -> permission.userId().equals(this.id);
			case NAME -> this.name != null && this.name.equals(permission.userName());
			case UNCONFIRMED_NAME, NONE -> null;
		};
	}

}
