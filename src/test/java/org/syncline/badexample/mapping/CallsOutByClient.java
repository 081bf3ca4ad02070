package org.syncline.badexample.mapping;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Has a client of its own, which asks no policy. */
public final class CallsOutByClient {
  int fetch(String address) throws IOException {
    try (CloseableHttpClient client = HttpClients.createDefault()) {
      return client.execute(new HttpGet(address), answer -> answer.getCode());
    }
  }
}
