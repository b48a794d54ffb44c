/**
 * An audit of who may manage the image repositories of SWR. The packages follow the data:
 * target, access, permission, finding, report; job orders the work; each imports only
 * those before it.
 */
@NullMarked
package dev.swraudit;

import org.jspecify.annotations.NullMarked;
