package dev.swraudit.target;

import org.jspecify.annotations.Nullable;

/**
 * Name of an image repository in SWR: its namespace (the organization) and its path
 * within it.
 */
public record TargetName(String namespace, String repository) {

	/**
	 * Returns the reason why a repository cannot have this name, in one line that names
	 * the rule; {@code null} if it can.
	 */
	public @Nullable String problem() {
		String problem = NamePart.NAMESPACE.problem(this.namespace);
		problem = (problem != null) ? problem : NamePart.REPOSITORY.problem(this.repository);
		String reference = pasted();
		return (reference != null) ? reference : problem;
	}

	/** Returns a message about surplus parts of a pasted image reference, or null. */
	private @Nullable String pasted() {
		String namespace = ImageReference.aroundNamespace(this.namespace).problem("namespace");
		return (namespace != null) ? namespace
				: ImageReference.aroundRepository(this.repository, this.namespace).problem("repository");
	}

	/**
	 * Returns a message about a run of separators other than two underscores, or
	 * {@code null}. The pages of SWR's reference disagree about such names, so that only
	 * the service can decide.
	 */
	public @Nullable String unusual() {
		String unusual = NamePart.NAMESPACE.unusual(this.namespace);
		return (unusual != null) ? unusual : NamePart.REPOSITORY.unusual(this.repository);
	}

}
