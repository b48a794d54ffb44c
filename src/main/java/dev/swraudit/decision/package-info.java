/**
 * Decisions of reviewers on findings, read from CSV files and workbooks, and which of
 * them holds for a finding.
 */
@NullMarked
package dev.swraudit.decision;

import org.jspecify.annotations.NullMarked;
