/**
 * The HTTP door of intake, and what people and senders ask about messages.
 *
 * <p>May use intake, {@code sync}, {@code system} and {@code security.rest}. Surprising: taking a
 * message never touches the database; what is answered with 202 is durable in the broker.
 */
@NullMarked
package org.syncline.sync.intake.rest;

import org.jspecify.annotations.NullMarked;
