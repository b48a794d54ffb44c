package dev.swraudit.target;

/**
 * Name of a repository, in the order of findings. Names are ASCII, so that {@code String}
 * order equals code point order. An empty repository means the organization, which comes
 * before its repositories.
 */
public record RepositoryName(String namespace, String repository) implements Comparable<RepositoryName> {

	/** Returns the name of an organization. */
	public static RepositoryName ofOrganization(String namespace) {
		return new RepositoryName(namespace, "");
	}

	/** Returns the empty name, which findings on users have. It comes first. */
	public static RepositoryName ofUsers() {
		return new RepositoryName("", "");
	}

	/** Returns whether this is the name of an organization. */
	public boolean isOrganization() {
		return this.repository.isEmpty() && !this.namespace.isEmpty();
	}

	/** Returns the name in messages: {@code namespace/repository} or the namespace. */
	public String text() {
		return this.repository.isEmpty() ? this.namespace : this.namespace + "/" + this.repository;
	}

	@Override
	public int compareTo(RepositoryName other) {
		int order = this.namespace.compareTo(other.namespace);
		return (order != 0) ? order : this.repository.compareTo(other.repository);
	}

}
