/**
 * What people and machines read: CSV, JSON, HTML and manifest, published whole.
 */
@NullMarked
package dev.swraudit.report;

import org.jspecify.annotations.NullMarked;
