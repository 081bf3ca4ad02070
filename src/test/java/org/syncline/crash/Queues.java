package org.syncline.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.server.HubServer;

/**
 * What the broker says of its queues since the server started, read from the server's metrics.
 *
 * @param depth messages in each queue of the hub, those being delivered included
 * @param deadAdded messages that ever came into the queue of dead letters
 */
public record Queues(Map<String, Long> depth, long deadAdded) {
  private static final String DEAD = "jms.queue.syncline.dead";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "messaging_activemq_(message_count|messages_added_total)\\{.*name=\"([^\"]*syncline[^\"]*)\""
              + ".*type=\"runtime-queue\".*\\} (\\S+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public static Queues of(HubServer hub) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(hub.management().resolve("/metrics")).build();
    String metrics = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    Map<String, Long> depth = new TreeMap<>();
    long dead = -1;
    Matcher matcher = SAMPLE.matcher(metrics);
    while (matcher.find()) {
      long value = (long) Double.parseDouble(matcher.group(3));
      if (matcher.group(1).equals("message_count")) {
        depth.put(matcher.group(2), value);
      } else if (matcher.group(2).equals(DEAD)) {
        dead = value;
      }
    }
    if (depth.size() < 4 || dead < 0) {
      throw new IllegalStateException("The metrics lack the hub's queues: " + depth);
    }
    return new Queues(depth, dead);
  }

  public long total() {
    return depth.values().stream().mapToLong(Long::longValue).sum();
  }
}
