/**
 * Tables that people take away: CSV and spreadsheets, written row by row while they are sent.
 *
 * <p>May use platform. Surprising: in CSV a text that a spreadsheet would calculate gets an
 * apostrophe before it; in XLSX nothing needs one, for there texts are marked as texts.
 */
@NullMarked
package org.syncline.platform.table;

import org.jspecify.annotations.NullMarked;
