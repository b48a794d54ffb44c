/**
 * Permissions: access lists are fetched, flattened, matched with their creator, and
 * stored.
 */
@NullMarked
package dev.swraudit.permission;

import org.jspecify.annotations.NullMarked;
