/**
 * HTTP exchanges with SWR and notification receivers: endpoint, proxy, TLS, time limits,
 * and errors as data.
 */
@NullMarked
package dev.swraudit.access.http;

import org.jspecify.annotations.NullMarked;
