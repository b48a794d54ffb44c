/**
 * Who may do what: an answer becomes flattened permissions with their creator, and is
 * stored.
 */
@NullMarked
package dev.swraudit.permission;

import org.jspecify.annotations.NullMarked;
