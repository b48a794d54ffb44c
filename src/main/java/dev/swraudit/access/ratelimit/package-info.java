/**
 * Rate limit, pauses and retries of requests.
 */
@NullMarked
package dev.swraudit.access.ratelimit;

import org.jspecify.annotations.NullMarked;
