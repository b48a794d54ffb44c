package dev.swraudit.report.csv;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the CSV files are written.
 *
 * @param bom whether a file starts with a byte order mark, which some spreadsheets need
 * to read UTF-8
 * @param formulaGuard whether an apostrophe is put before text that a spreadsheet would
 * run as a formula
 */
@ConfigurationProperties("audit.csv")
public record CsvProperties(@DefaultValue("false") boolean bom, @DefaultValue("true") boolean formulaGuard) {

}
