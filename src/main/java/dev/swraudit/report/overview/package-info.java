/**
 * What an audit knows of users, organizations and the age of findings.
 */
@NullMarked
package dev.swraudit.report.overview;

import org.jspecify.annotations.NullMarked;
