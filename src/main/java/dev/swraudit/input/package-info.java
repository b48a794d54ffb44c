/**
 * Strict reading of CSV files: encoding, separator, header, quoted records. Every record
 * keeps the number of its line.
 */
@NullMarked
package dev.swraudit.input;

import org.jspecify.annotations.NullMarked;
