package dev.swraudit.report.overview;

import java.util.List;

/**
 * Findings of an audit by user, by organization and by age.
 *
 * @param users users with a finding that is not closed, those with the most repositories
 * first, then those with the most open findings, then by user id
 * @param organizations organizations with a record or a finding, those with the greatest
 * share of flagged repositories first, then those with the most, then by name
 * @param ages the open findings by age
 */
public record Overview(List<UserOverview> users, List<OrganizationOverview> organizations, Ages ages) {

}
