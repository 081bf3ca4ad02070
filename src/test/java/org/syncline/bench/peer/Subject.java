package org.syncline.bench.peer;

/** Something that maps the customer of {@link CustomerBodies}: bytes in, bytes out. */
@FunctionalInterface
public interface Subject {
  /**
   * @param body a JSON object in UTF-8
   * @return the canonical customer as JSON in UTF-8; members in any order
   */
  byte[] run(byte[] body) throws Exception;
}
