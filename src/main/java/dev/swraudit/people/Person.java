package dev.swraudit.people;

import java.time.LocalDate;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Entry of the people list.
 *
 * @param person name of the person; null if the list does not name it
 * @param status status on a day, see {@link #on}; as in the list before
 * @param kind null if it is unknown
 * @param leftOn first day on which the person has left; null if there is none
 */
public record Person(@Nullable String person, @Nullable String email, @Nullable String department, Status status,
		@Nullable Kind kind, @Nullable LocalDate leftOn) {

	/**
	 * Returns the entry as it is on a day: {@link Status#LEFT} from {@code leftOn} on,
	 * whatever the list has as the status.
	 */
	public Person on(LocalDate day) {
		boolean left = this.leftOn != null && !day.isBefore(this.leftOn);
		return (left && this.status != Status.LEFT)
				? new Person(this.person, this.email, this.department, Status.LEFT, this.kind, this.leftOn) : this;
	}

	/** Returns whether the person is disabled or has left. */
	public boolean isInactive() {
		return this.status != Status.ACTIVE;
	}

	/**
	 * Status of an entry. The codes are stored.
	 */
	public enum Status {

		/** Works with the account. Applies if the list has no status. */
		ACTIVE(1, "active"),

		/** Must not work with the account at present. */
		DISABLED(2, "disabled"),

		/** Has left the organization. */
		LEFT(3, "left");

		private final int code;

		private final String text;

		Status(int code, String text) {
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

		/** Returns the status with this code. */
		public static Status of(int code) {
			return Arrays.stream(values()).filter((status) -> status.code == code).findFirst().orElseThrow();
		}

	}

	/**
	 * Kind of the user that an entry describes. The codes are stored.
	 */
	public enum Kind {

		/** User of one person. */
		PERSON(1, "person"),

		/** User of a program. */
		ROBOT(2, "robot"),

		/** User that several people share. */
		SHARED(3, "shared");

		private final int code;

		private final String text;

		Kind(int code, String text) {
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
		public static Kind of(int code) {
			return Arrays.stream(values()).filter((kind) -> kind.code == code).findFirst().orElseThrow();
		}

	}

}
