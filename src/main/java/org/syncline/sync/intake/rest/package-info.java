/**
 * The HTTP door of intake. Surprising: it never touches the database; what it answers with 202 is
 * durable in the broker.
 */
@NullMarked
package org.syncline.sync.intake.rest;

import org.jspecify.annotations.NullMarked;
