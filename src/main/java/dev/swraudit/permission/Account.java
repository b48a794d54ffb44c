package dev.swraudit.permission;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A user as SWR named them at one time: the same id under another name is another account
 * row.
 *
 * @param userId the id; empty where only a name is known
 * @param userName the name; empty where there is none
 */
record Account(String userId, String userName) {

	static Account of(@Nullable String userId, @Nullable String userName) {
		return new Account((userId != null) ? userId : "", (userName != null) ? userName : "");
	}

	/**
	 * As a record's own, which take several times as long: accounts are looked up by the
	 * million.
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

	/** The first 128 bits of the SHA-256 of id, U+0000, name; neither can hold U+0000. */
	UUID digest() {
		try {
			MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
			byte[] text = (this.userId + '\0' + this.userName).getBytes(StandardCharsets.UTF_8);
			ByteBuffer hash = ByteBuffer.wrap(sha256.digest(text));
			return new UUID(hash.getLong(), hash.getLong());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
