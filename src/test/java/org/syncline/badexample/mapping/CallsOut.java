package org.syncline.badexample.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

/** Fetches what a message tells it to. */
public final class CallsOut {
  InputStream fetch(String address) throws IOException {
    return new URL(address).openStream();
  }
}
