package dev.swraudit.access;

import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Repository in a listing of SWR.
 *
 * @param name the namespace and name
 * @param isPublic whether everybody may pull its images; null if the response does not
 * say it
 * @param createdAt the time of its creation in SWR's own format; null if the response
 * does not contain it
 * @param updatedAt the time of its last change in SWR's own format; null if the response
 * does not contain it
 */
public record ListedRepository(RepositoryName name, @Nullable Boolean isPublic, @Nullable String createdAt,
		@Nullable String updatedAt) {
}
