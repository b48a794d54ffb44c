package dev.swraudit.permission;

import org.jspecify.annotations.Nullable;

/**
 * The creator of a repository, as far as SWR names one.
 *
 * @param id the creator's user id; null unless it is known
 * @param name the creator's name; null if there is none
 * @param evidence what the id or the name says about the holders
 */
public record Creator(@Nullable String id, @Nullable String name, Evidence evidence) {

	/** The creator of whom neither an id nor a name is known. */
	public static final Creator UNKNOWN = new Creator(null, null, Evidence.NONE);

	/**
	 * What the answers of SWR say about who the creator is.
	 */
	public enum Evidence {

		/** An id, which identifies the creator. */
		ID("id"),

		/**
		 * A name in the list of a repository that nobody manages. Holders are matched by
		 * it, because nothing depends on the match.
		 */
		NAME("name"),

		/**
		 * A name in the list of a repository that somebody manages. It is shown and
		 * matches nobody, because whoever grants a permission chooses the grantee's name.
		 */
		UNCONFIRMED_NAME("name"),

		/** Neither an id nor a name. */
		NONE(null);

		private final @Nullable String basis;

		Evidence(@Nullable String basis) {
			this.basis = basis;
		}

		/** Returns the value of the column {@code creator_basis}, null if it is empty. */
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

	/**
	 * Returns whether a holder is the creator, null if that is unknown.
	 */
	public @Nullable Boolean matches(Permission permission) {
		return switch (this.evidence) {
			case ID -> permission.userId().equals(this.id);
			case NAME -> this.name != null && this.name.equals(permission.userName());
			case UNCONFIRMED_NAME, NONE -> null;
		};
	}

}
