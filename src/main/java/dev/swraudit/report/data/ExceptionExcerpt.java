package dev.swraudit.report.data;

import java.util.List;

/**
 * First exceptions of one kind.
 *
 * @param first the first exceptions
 * @param total number of all exceptions of this kind
 */
public record ExceptionExcerpt(List<ListedException> first, long total) {

}
