package org.syncline.samples;

import java.util.Arrays;
import java.util.Map;

/** The body of a message in the form a legacy system hands it to its JMS client. */
public sealed interface Payload {

  /** A TextMessage. */
  record Text(String text) implements Payload {}

  /** A BytesMessage. */
  record Bytes(byte[] bytes) implements Payload {
    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /** A MapMessage. Values are String, Long or Boolean. */
  record Entries(Map<String, Object> entries) implements Payload {}
}
