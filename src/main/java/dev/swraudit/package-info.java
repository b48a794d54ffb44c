/**
 * Audit of who may manage the image repositories of SWR. The packages follow the data:
 * target, access, permission, finding, report; job runs the stages. Each imports only
 * earlier ones.
 */
@NullMarked
package dev.swraudit;

import org.jspecify.annotations.NullMarked;
