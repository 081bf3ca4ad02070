package org.syncline.samples;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Bodies above the hub's limit of 10 MB, one a system, made when they are sent: nobody wants them
 * in a repository.
 */
public final class HugeMessages {
  private static final int CHARACTERS = 11 * 1024 * 1024;
  private static final Meaning TOO_LARGE = new Meaning.NoLane("BODY_TOO_LARGE");

  private HugeMessages() {}

  /**
   * One for each system.
   *
   * @param firstNumber the number of the first
   */
  public static List<SampleMessage> inWave(int wave, int firstNumber) {
    String fill = "x".repeat(CHARACTERS);
    Map<String, Payload> payloads =
        Map.of(
            "erp",
                new Payload.Text(
                    "{\"customer\":{\"no\":\"K-8\",\"rev\":1,\"fax\":\"" + fill + "\"}}"),
            "shop",
                new Payload.Text("<export><customer id=\"S-8\">" + fill + "</customer></export>"),
            "branch", new Payload.Bytes(fill.getBytes(StandardCharsets.ISO_8859_1)));
    return Samples.systems().stream()
        .map(
            system ->
                new SampleMessage(
                    firstNumber + Samples.systems().indexOf(system),
                    wave,
                    system,
                    "customer",
                    system + "-huge",
                    payloads.get(system),
                    TOO_LARGE))
        .toList();
  }

  /** To be sent. */
  public static Envelope envelope(SampleMessage huge) {
    return huge.envelope(new Expectation(Outcome.parked("BODY_TOO_LARGE"), new TreeSet<>()));
  }
}
