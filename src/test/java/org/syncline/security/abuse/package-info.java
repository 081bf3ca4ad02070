/**
 * Attacks at the doors of a running hub, as a table: what is tried, and the refusal it gets.
 *
 * <p>Surprising: the expected refusal is compared to the letter with what the attempt saw, so the
 * table that people read can't say anything else than the test.
 */
package org.syncline.security.abuse;
