/**
 * Sample input: three legacy systems, what they send, and what must become of it.
 *
 * <p>{@link org.syncline.samples.SampleGenerator} invents 4,000 messages from a seed, {@link
 * org.syncline.samples.Tally} says from the written rules alone what becomes of each, {@link
 * org.syncline.samples.SampleSender} sends them as the legacy systems would. Uses nothing of the
 * hub's own code, since it stands for the world outside; only a test here asks the hub's mapping
 * whether it understands each message as it was meant. Surprising: messages carry a wave, because
 * two messages of one lane are only in order where the sender waits between them.
 */
@NullMarked
package org.syncline.samples;

import org.jspecify.annotations.NullMarked;
