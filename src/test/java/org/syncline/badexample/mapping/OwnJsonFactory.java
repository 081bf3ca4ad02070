package org.syncline.badexample.mapping;

import com.fasterxml.jackson.core.JsonFactory;

/** A reader that reads as deep as the stack goes. */
public final class OwnJsonFactory {
  JsonFactory factory() {
    return new JsonFactory();
  }
}
