/**
 * One HTTP exchange with SWR or a notification receiver: endpoint, proxy, TLS, time
 * limits, and errors as data.
 */
@NullMarked
package dev.swraudit.access.http;

import org.jspecify.annotations.NullMarked;
