/**
 * Mapping tables as files that analysts edit: CSV and XLSX, and back to the very document.
 *
 * <p>May use {@code mapping}'s document, {@code configuration}, {@code platform} and {@code
 * platform.table}. Surprising: it works on the document's JSON, not on its rows as mapping knows
 * them, so a new member of a row has its column without a change here; and a cell is written as it
 * is only where reading it gives the same value again, which is what makes the round trip exact.
 */
@NullMarked
package org.syncline.mapping.exchange;

import org.jspecify.annotations.NullMarked;
