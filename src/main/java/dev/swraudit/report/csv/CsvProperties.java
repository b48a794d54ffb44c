package dev.swraudit.report.csv;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the CSV files.
 *
 * @param bom whether files start with a byte order mark, which some spreadsheets need for
 * UTF-8
 * @param formulaGuard whether text that a spreadsheet would evaluate as a formula is
 * prefixed with an apostrophe
 */
@ConfigurationProperties("audit.csv")
public record CsvProperties(@DefaultValue("false") boolean bom, @DefaultValue("true") boolean formulaGuard) {

}
