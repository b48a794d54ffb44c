/**
 * Grants besides the access lists of repositories: those on organizations, and the shares
 * of repositories with other accounts.
 */
@NullMarked
package dev.swraudit.organization;

import org.jspecify.annotations.NullMarked;
