package dev.swraudit.target;

/**
 * What a repository is called, ordered as findings are. Names are ASCII, so that their
 * order is that of their code points.
 */
public record RepositoryName(String namespace, String repository) implements Comparable<RepositoryName> {

	@Override
	public int compareTo(RepositoryName other) {
		int order = this.namespace.compareTo(other.namespace);
		return (order != 0) ? order : this.repository.compareTo(other.repository);
	}

}
