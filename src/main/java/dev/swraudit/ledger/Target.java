package dev.swraudit.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A repository whose access list is asked for.
 *
 * @param id its key in the ledger, see {@link RowIds}
 * @param namespace the organization that holds it
 * @param repository its name, with slashes as people write them
 * @param creator the creator that an earlier audit looked up; null if there is none
 */
public record Target(long id, String namespace, String repository, @Nullable KnownCreator creator) {

	/** A target of which nothing is known yet. */
	public Target(long id, String namespace, String repository) {
		this(id, namespace, repository, null);
	}

}
