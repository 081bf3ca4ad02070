package org.syncline.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import org.syncline.samples.HubClient;
import org.syncline.samples.Outcome;
import org.syncline.server.HubServer;

/** The first administrator of a hub under test, who reads its ledger. */
public final class Witness {
  private static final Duration STEP = Duration.ofMillis(500);

  private final HubServer hub;
  private final HubClient client;

  private Witness(HubServer hub, HubClient client) {
    this.hub = hub;
    this.client = client;
  }

  /** Makes the first administrator of a hub with fresh data. */
  public static Witness of(HubServer hub) throws IOException, InterruptedException {
    byte[] secret = new byte[18];
    new SecureRandom().nextBytes(secret);
    String password = HexFormat.of().formatHex(secret);
    Path token = hub.data().resolve("syncline/setup-token");
    String url = hub.http().toString().replaceAll("/$", "");
    HubClient client = new HubClient(url, "witness", password);
    client.setUp(Files.readString(token, StandardCharsets.UTF_8).trim(), "witness", password);
    return new Witness(hub, client);
  }

  /** The API as this administrator uses it. */
  public HubClient client() {
    return client;
  }

  /** The ledger, or what kept the hub from telling it. */
  public HubClient.Ledger ledger() throws IOException, InterruptedException {
    return client.ledger();
  }

  /**
   * Waits until the hub has taken so many messages, repeats not counted, and has nothing under way
   * and nothing waiting. What is wrong then, or after the time, is a violation.
   */
  Violations awaitRest(long messages, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    String last = "no answer";
    boolean rests = false;
    while (!rests && System.nanoTime() < end) {
      try {
        HubClient.Ledger ledger = client.ledger();
        last = ledger.toString();
        rests = rests(ledger, messages);
      } catch (IOException e) {
        last = e.toString();
      }
      if (!rests) {
        LockSupport.parkNanos(STEP.toNanos());
      }
    }
    Violations violations = new Violations();
    if (!rests) {
      violations.add("no rest", "expected " + messages + " messages, balanced: " + last);
    }
    try {
      Queues queues = Queues.of(hub);
      if (queues.total() != 0 || queues.deadAdded() != 0) {
        violations.add("queues not empty, or dead letters", queues.toString());
      }
    } catch (IOException e) {
      violations.add("no metrics", e.toString());
    }
    return violations;
  }

  private static boolean rests(HubClient.Ledger ledger, long messages) {
    int accepted = ledger.counts().accepted();
    return ledger.inFlight() == 0
        && ledger.counts().of(Outcome.Word.WAITING) == 0
        && accepted - ledger.counts().of(Outcome.Word.DUPLICATE) == messages
        && ledger.balanced().equals("true")
        // Else it may be that the broker was never asked.
        && ledger.verdict().equals("Balanced.");
  }
}
