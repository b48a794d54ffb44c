/**
 * Permissions and findings over all published audits of a scope: when each began and
 * ended, as far as the audits show it.
 */
@NullMarked
package dev.swraudit.history;

import org.jspecify.annotations.NullMarked;
