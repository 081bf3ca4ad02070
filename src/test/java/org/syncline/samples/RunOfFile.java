package org.syncline.samples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A run of bulk mapping, as an administrator's program drives it. */
public final class RunOfFile {
  private final HubClient hub;
  private final long id;

  private RunOfFile(HubClient hub, long id) {
    this.hub = hub;
    this.id = id;
  }

  /** Publishes the flow of {@link PeopleFile}. */
  public static void publishFlow(HubClient hub) throws IOException, InterruptedException {
    done(put(hub, "/api/mappings/" + PeopleFile.FLOW, json(PeopleFile.MAPPING)));
    done(put(hub, "/api/flows/" + PeopleFile.FLOW, json(PeopleFile.FLOW_DOCUMENT)));
  }

  private static BodyPublisher json(String text) {
    return BodyPublishers.ofString(text);
  }

  private static HubClient.Answer put(HubClient hub, String path, BodyPublisher content)
      throws IOException, InterruptedException {
    return hub.call(
        hub.request(path)
            .timeout(Duration.ofMinutes(10))
            .header("Content-Type", "application/json")
            .PUT(content));
  }

  private static HubClient.Answer done(HubClient.Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }

  /** Puts the file and starts a run over it. */
  public static RunOfFile start(HubClient hub, Path file) throws IOException, InterruptedException {
    String name = file.getFileName().toString();
    done(put(hub, "/api/files/" + name, BodyPublishers.ofFile(file)));
    HubClient.Answer started =
        done(
            hub.post("/api/jobs/bulk-mapping/runs", Map.of("flow", PeopleFile.FLOW, "file", name)));
    return new RunOfFile(hub, started.json().path("id").asLong());
  }

  public long id() {
    return id;
  }

  /** The run, as the hub shows it now. */
  public JsonNode now() throws IOException, InterruptedException {
    return done(hub.get("/api/jobs/runs/" + id)).json();
  }

  /** Asks every now and then until it is so; a failed run is never waited for. */
  public JsonNode await(Predicate<JsonNode> wanted, Duration atMost)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      JsonNode run = now();
      if (wanted.test(run)) {
        return run;
      }
      if (run.path("state").asText().equals("failed") || System.nanoTime() > end) {
        throw new IllegalStateException("Run " + id + " does not come there: " + run);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  public JsonNode awaitState(String state, Duration atMost)
      throws IOException, InterruptedException {
    return await(run -> run.path("state").asText().equals(state), atMost);
  }

  public void restart() throws IOException, InterruptedException {
    done(hub.post("/api/jobs/runs/" + id + "/restart", Map.of()));
  }

  /** The id of its last try in the server's management. */
  public static long execution(JsonNode run) {
    JsonNode executions = run.path("executions");
    return executions.get(executions.size() - 1).path("id").asLong();
  }

  /** From the start of the last try to its end, in seconds. */
  public static double seconds(JsonNode run) {
    JsonNode executions = run.path("executions");
    JsonNode last = executions.get(executions.size() - 1);
    Instant started = Instant.parse(last.path("started").asText());
    Instant ended = Instant.parse(last.path("ended").asText());
    return Duration.between(started, ended).toMillis() / 1_000.0;
  }
}
