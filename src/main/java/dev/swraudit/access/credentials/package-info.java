/**
 * Obtaining and renewing the credentials that authenticate requests.
 */
@NullMarked
package dev.swraudit.access.credentials;

import org.jspecify.annotations.NullMarked;
