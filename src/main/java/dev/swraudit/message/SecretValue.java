package dev.swraudit.message;

/**
 * Value of a setting that is a secret. It never prints, and a setting of this type is
 * never written to a file, because {@code manifest.json} leaves such settings out by
 * their type.
 */
public final class SecretValue {

	private final String value;

	private SecretValue(String value) {
		this.value = value;
	}

	/** Creates a secret; settings are converted by this method. */
	public static SecretValue of(String value) {
		return new SecretValue(value);
	}

	/** Returns the secret itself. */
	public String reveal() {
		return this.value;
	}

	/** Returns a placeholder. */
	@Override
	public String toString() {
		return "***";
	}

}
