package dev.swraudit.target;

/**
 * Name of a repository, in the order of findings. Names are ASCII, so that {@code String}
 * order equals code point order.
 */
public record RepositoryName(String namespace, String repository) implements Comparable<RepositoryName> {

	@Override
	public int compareTo(RepositoryName other) {
		int order = this.namespace.compareTo(other.namespace);
		return (order != 0) ? order : this.repository.compareTo(other.repository);
	}

}
