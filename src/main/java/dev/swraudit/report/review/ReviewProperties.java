package dev.swraudit.report.review;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the files for reviewers and other systems.
 *
 * @param workbook whether review.xlsx is written
 * @param ocsf whether findings.ocsf.ndjson is written
 */
@ConfigurationProperties("audit")
public record ReviewProperties(@DefaultValue("true") boolean workbook, @DefaultValue("false") boolean ocsf) {
}
