package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import javax.jms.JMSException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.syncline.server.HubServer;

/**
 * The ERP sends more than the hub can take, and the shop, on the same queue, goes on as if nothing
 * were: the ERP's flood has a queue of its own until it is over.
 */
@Tag("alone") // it measures delays
class OverflowIT {
  private static final int FLOOD = 15_000;

  /** Fewer than make a crowd. */
  private static final int WARM_UP = 800;

  /** Where a flood that nobody stops ends. */
  private static final int MOST = 300_000;

  /** Each is sent when the one before is through. */
  private static final int OF_THE_SHOP = 10;

  /** The live queue's crowd, and what comes in between two looks at it. */
  private static final Duration BEARABLE = Duration.ofSeconds(5);

  private static final String BEGINS = "overflow begins system=erp";
  private static final String ENDS = "overflow ends system=erp";

  private static HubUnderTest hub;

  @BeforeAll
  static void start() throws Exception {
    hub = HubUnderTest.start(HubServer.named("overflow").withSamples());
    // In its first seconds a server compiles itself: no delay is measured against that.
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      for (int i = 0; i < WARM_UP; i++) {
        erp.sendText("warm-up-" + i, customer(i));
      }
    }
    hub.atRest(WARM_UP);
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void a_flood_of_one_system_does_not_hold_up_another() throws Exception {
    long accepted = hub.ledger().get("accepted").longValue();
    int begun = lines(BEGINS);
    int ended = lines(ENDS);
    AtomicBoolean shopIsThrough = new AtomicBoolean();
    // However fast the hub is, the flood is still coming when the shop's last message is through.
    CompletableFuture<Integer> flood =
        flood("flood-", sent -> sent < FLOOD || !shopIsThrough.get() && sent < MOST);
    HubUnderTest.await("overflow", () -> lines(BEGINS), n -> n > begun);

    List<Duration> delays = new ArrayList<>();
    try (LegacySender shop = new LegacySender(hub.server(), "shop")) {
      for (int i = 1; i <= OF_THE_SHOP; i++) {
        shop.sendText("shop-" + i, "<export><customer id='S-" + i + "'/></export>");
        delays.add(delay(hub.messages("system=shop&messageId=shop-" + i, 1).get(0)));
      }
    }
    int endedMeanwhile = lines(ENDS);
    shopIsThrough.set(true);
    int flooded = flood.join();

    assertThat(endedMeanwhile).as("floods that were over before the shop's last").isEqualTo(ended);
    assertThat(flooded).isLessThan(MOST);
    assertThat(delays).allSatisfy(delay -> assertThat(delay).isLessThan(BEARABLE));
    hub.atRest(accepted + flooded + OF_THE_SHOP);
    HubUnderTest.await("the way back", () -> lines(ENDS), n -> n > ended);
  }

  @Test
  void after_a_crash_the_system_takes_the_live_queue_again_and_nothing_is_doubled()
      throws Exception {
    long accepted = hub.ledger().get("accepted").longValue();
    int begun = lines(BEGINS);
    CompletableFuture<Integer> flood = flood("crash-", sent -> sent < FLOOD);
    HubUnderTest.await("overflow", () -> lines(BEGINS), n -> n > begun);
    flood.join();

    hub.server().killHard();
    int unended = lines(BEGINS) - lines(ENDS);
    hub.server().restart();

    hub.atRest(accepted + FLOOD);
    HubUnderTest.await(
        "no overflow since the start", () -> lines(BEGINS) - lines(ENDS), open -> open == unended);
    long live = added("live");
    long overflow = added("overflow");
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      erp.sendText("after-the-crash", customer(1));
    }
    hub.atRest(accepted + FLOOD + 1);
    assertThat(added("live")).isEqualTo(live + 1);
    assertThat(added("overflow")).isEqualTo(overflow);
  }

  /** The number of messages it sent, once it is over. */
  private static CompletableFuture<Integer> flood(String idPrefix, IntPredicate more) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
            return erp.flood(idPrefix, OverflowIT::customer, more);
          } catch (JMSException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static String customer(int i) {
    return "{\"customer\":{\"no\":\"F-" + i + "\",\"rev\":1,\"name\":{\"last\":\"Flood\"}}}";
  }

  private static Duration delay(JsonNode message) {
    JsonNode times = message.path("times");
    return Duration.between(
        Instant.parse(times.path("sent").asText()), Instant.parse(times.path("accepted").asText()));
  }

  /** Messages that came into an intake queue since the broker started. */
  private static long added(String queue) throws IOException, InterruptedException {
    return hub.server().messagesAdded("syncline.intake." + queue);
  }

  private static int lines(String text) throws IOException {
    return (int) hub.log().stream().filter(line -> line.contains(text)).count();
  }
}
