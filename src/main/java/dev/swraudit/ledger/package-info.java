/**
 * Audits and targets as database rows: the audits, their records and the outcome of every
 * target. Owns the row ids.
 */
@NullMarked
package dev.swraudit.ledger;

import org.jspecify.annotations.NullMarked;
