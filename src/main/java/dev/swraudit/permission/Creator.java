package dev.swraudit.permission;

import org.jspecify.annotations.Nullable;

/**
 * Who created a repository, as far as SWR tells.
 *
 * @param id the creator's user id; null when matched by name
 * @param name the creator's name; null where it is not told
 * @param basis what a holder is matched by
 */
public record Creator(@Nullable String id, @Nullable String name, Basis basis) {

	/** The creator of whom nothing is known. */
	public static final Creator UNKNOWN = new Creator(null, null, Basis.NONE);

	/**
	 * What tells whether a holder is the creator.
	 */
	public enum Basis {

		/** The user id, which is identity. */
		ID,

		/** The name, for want of an id. */
		NAME,

		/** Nothing: the creator is unknown. */
		NONE

	}

	static Creator byId(String id, @Nullable String name) {
		return new Creator(id, name, Basis.ID);
	}

	static Creator byName(String name) {
		return new Creator(null, name, Basis.NAME);
	}

	/** Whether it is known who created the repository. */
	public boolean isKnown() {
		return this.basis != Basis.NONE;
	}

	/**
	 * Whether a holder is the creator; null where the creator is unknown.
	 */
	public @Nullable Boolean matches(Permission permission) {
		return switch (this.basis) {
			case ID -> permission.userId().equals(this.id);
			case NAME -> this.name != null && this.name.equals(permission.userName());
			case NONE -> null;
		};
	}

}
