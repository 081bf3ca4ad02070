package org.syncline.connector.rest;

import com.fasterxml.jackson.databind.JsonNode;

/** What placeholders stand for. */
@FunctionalInterface
interface Values {

  /**
   * The value of that name; a missing node where there is none.
   *
   * @throws CannotFill where it can't be read
   */
  JsonNode of(String name) throws CannotFill;
}
