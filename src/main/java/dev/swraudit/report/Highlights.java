package dev.swraudit.report;

import java.util.List;

/**
 * The records that a person should look at, the first of each kind.
 *
 * @param flagged somebody other than the creator holds Manage
 * @param undetermined it can't be told
 * @param notAudited they could not be read
 */
record Highlights(List<AuditedRepository> flagged, List<AuditedRepository> undetermined,
		List<AuditedRepository> notAudited) {

}
