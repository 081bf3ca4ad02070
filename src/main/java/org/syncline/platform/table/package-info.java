/**
 * Tables that people take away: CSV and spreadsheets, written row by row while they are sent; and
 * tables of texts that come back.
 *
 * <p>May use platform and its hardened readers. Surprising: in CSV a text that a spreadsheet would
 * calculate gets an apostrophe before it, which is taken off where the table comes back; in XLSX
 * nothing needs one, for there texts are marked as texts.
 */
@NullMarked
package org.syncline.platform.table;

import org.jspecify.annotations.NullMarked;
