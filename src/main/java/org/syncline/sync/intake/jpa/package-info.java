/**
 * Intake's stores on the database: batches by JDBC on the hot path, queries for people by JPA.
 *
 * <p>Surprising: a group's reads ask by arrays ({@code = any(?)}), so that their number of
 * statements does not grow with the group, and every statement text is fixed, so that the driver
 * prepares it once.
 */
@NullMarked
package org.syncline.sync.intake.jpa;

import org.jspecify.annotations.NullMarked;
