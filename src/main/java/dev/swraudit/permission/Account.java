package dev.swraudit.permission;

import java.util.UUID;

import dev.swraudit.input.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Account: the id and name of a user. The same id with another name is another account.
 *
 * @param userId the id; empty if only a name is known
 * @param userName the name; empty if there is none
 */
public record Account(String userId, String userName) {

	public static Account of(@Nullable String userId, @Nullable String userName) {
		return new Account((userId != null) ? userId : "", (userName != null) ? userName : "");
	}

	/**
	 * Overridden because the generated method of a record is several times slower, and an
	 * audit looks up millions of accounts.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Account account && this.userId.equals(account.userId)
				&& this.userName.equals(account.userName);
	}

	@Override
	public int hashCode() {
		return 31 * this.userId.hashCode() + this.userName.hashCode();
	}

	/**
	 * Returns the first 128 bits of the SHA-256 of id, U+0000 and name. Ids and names
	 * never contain U+0000.
	 */
	UUID digest() {
		return Sha256.uuid(this.userId + '\0' + this.userName);
	}

}
