/**
 * Audits and targets as database rows: which audits exist, which records they have, and
 * the outcome of every target. Owns the numeric row ids.
 */
@NullMarked
package dev.swraudit.ledger;

import org.jspecify.annotations.NullMarked;
