package org.syncline.samples;

/**
 * A message as it is sent.
 *
 * @param n place in the sender's order over all systems, from 1
 * @param wave messages of a wave go out together; before the next one the sender waits until the
 *     hub is at rest
 * @param messageId the sender's own id, unique within the system unless the sender errs
 * @param meaning what it must come to mean
 */
public record SampleMessage(
    int n,
    int wave,
    String system,
    String object,
    String messageId,
    Payload payload,
    Meaning meaning) {

  SampleMessage at(int place) {
    return new SampleMessage(place, wave, system, object, messageId, payload, meaning);
  }

  Envelope envelope(Expectation expectation) {
    return new Envelope(n, wave, system, object, messageId, payload, expectation);
  }
}
