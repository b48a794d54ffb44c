/**
 * Strict CSV reading: encoding, separator, header, quoted records. Every record keeps its
 * line number.
 */
@NullMarked
package dev.swraudit.input;

import org.jspecify.annotations.NullMarked;
