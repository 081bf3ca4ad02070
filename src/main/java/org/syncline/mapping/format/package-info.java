/**
 * Bodies as systems send and take them: JSON, NDJSON, XML, CSV, fixed-width, JMS MapMessage; alone
 * and as the records of a file.
 *
 * <p>May use {@code mapping.value}, {@code configuration} and the hardened readers of {@code
 * platform}. Surprising: a reader keeps only the values of paths it was told of before the first
 * body; all else streams past.
 */
@NullMarked
package org.syncline.mapping.format;

import org.jspecify.annotations.NullMarked;
