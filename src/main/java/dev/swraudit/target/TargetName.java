package dev.swraudit.target;

import org.jspecify.annotations.Nullable;

/**
 * The name of an image repository in SWR: its namespace (the organization), and its path
 * within that.
 */
public record TargetName(String namespace, String repository) {

	/**
	 * Why no repository can have this name, in one line that says what is allowed;
	 * {@code null} if one can.
	 */
	public @Nullable String problem() {
		String problem = NamePart.NAMESPACE.problem(this.namespace);
		problem = (problem != null) ? problem : NamePart.REPOSITORY.problem(this.repository);
		String reference = pasted();
		return (reference != null) ? reference : problem;
	}

	/** Returns which part of a pasted image reference does not belong here, or null. */
	private @Nullable String pasted() {
		String namespace = ImageReference.aroundNamespace(this.namespace).problem("namespace");
		return (namespace != null) ? namespace
				: ImageReference.aroundRepository(this.repository, this.namespace).problem("repository");
	}

	/**
	 * What SWR's reference rules out, but not every page of it, so that only the service
	 * can tell: a run of separators other than two underscores. {@code null} if there is
	 * none.
	 */
	public @Nullable String unusual() {
		String unusual = NamePart.NAMESPACE.unusual(this.namespace);
		return (unusual != null) ? unusual : NamePart.REPOSITORY.unusual(this.repository);
	}

}
