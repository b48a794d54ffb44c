package dev.swraudit.report.finding;

/**
 * Records and organizations that were not read and that one exception accepts.
 *
 * @param exceptionId id of the exception
 * @param records number of records
 * @param organizations number of organizations
 */
public record ExceptionGaps(String exceptionId, long records, long organizations) {

}
