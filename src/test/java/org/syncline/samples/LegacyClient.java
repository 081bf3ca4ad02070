package org.syncline.samples;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.jms.JMSException;

/**
 * A legacy program that sends by hand: {@code LegacyClient <jms-url> <system> <password>
 * <format>...}
 *
 * <table>
 *   <caption>What each system speaks</caption>
 *   <tr><th>system</th><th>format</th><th>object</th><th>key</th></tr>
 *   <tr><td>{@code erp}</td><td>{@code json}</td><td>customer</td><td>LC-JSON</td></tr>
 *   <tr><td>{@code erp}</td><td>{@code csv}</td><td>customer-csv</td><td>LC-CSV</td></tr>
 *   <tr><td>{@code erp}</td><td>{@code map}</td><td>customer-map</td><td>LC-MAP</td></tr>
 *   <tr><td>{@code shop}</td><td>{@code xml}</td><td>customer</td><td>LC-XML</td></tr>
 *   <tr><td>{@code branch}</td><td>{@code fixed-width}</td><td>customer</td><td>99000001</td></tr>
 * </table>
 *
 * <p>Each run sends a newer state of the same five customers. Prints the message id of each, by
 * which the hub's ledger finds its journey.
 */
public final class LegacyClient {
  private final Instant now;

  LegacyClient(Clock clock) {
    now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** What is sent for a format. */
  record Letter(String system, String object, String key, Payload payload) {}

  public static void main(String[] args) {
    if (args.length < 4) {
      System.err.println(
          "usage: LegacyClient <jms-url> erp|shop|branch <password> json|csv|map|xml|fixed-width...");
      System.exit(2);
    }
    LegacyClient client = new LegacyClient(Clock.systemUTC());
    try {
      client.send(args[0], args[1], args[2], List.of(args).subList(3, args.length));
    } catch (JMSException | IllegalArgumentException e) {
      System.err.println("not sent: " + e.getMessage());
      System.exit(1);
    }
  }

  private void send(String url, String system, String password, List<String> formats)
      throws JMSException {
    List<Letter> letters = formats.stream().map(this::letter).toList();
    for (Letter letter : letters) {
      if (!letter.system().equals(system)) {
        throw new IllegalArgumentException(
            "this is a format of " + letter.system() + ", not of " + system + ".");
      }
    }
    try (Letterbox letterbox = new Letterbox(url, system, password)) {
      for (Letter letter : letters) {
        String messageId = "hand-" + UUID.randomUUID();
        letterbox.send(letter.object(), messageId, letter.payload());
        System.out.println(
            "sent "
                + system
                + " "
                + letter.object()
                + " key="
                + letter.key()
                + " messageId="
                + messageId);
      }
    }
  }

  /**
   * @throws IllegalArgumentException if nobody speaks the format
   */
  Letter letter(String format) {
    return switch (format) {
      case "json" -> new Letter("erp", "customer", "LC-JSON", new Payload.Text(json()));
      case "csv" -> new Letter("erp", "customer-csv", "LC-CSV", csv());
      case "map" -> new Letter("erp", "customer-map", "LC-MAP", map());
      case "xml" -> new Letter("shop", "customer", "LC-XML", new Payload.Text(xml()));
      case "fixed-width" -> new Letter("branch", "customer", "99000001", fixedWidth());
      default -> throw new IllegalArgumentException("no format " + format);
    };
  }

  private String version() {
    return String.valueOf(now.getEpochSecond());
  }

  private String json() {
    return """
        {"customer": {"no": "LC-JSON", "rev": %s, "type": "P", "name": {"first": "Jürgen", "last": "Größner"},
          "mail": " Juergen.Groessner@Example.com", "tel": "030/23125 123", "born": "17.05.1971",
          "address": {"street": "Invalidenstraße 116", "zip": "10115", "city": "Berlin", "country": "D"},
          "status": "A", "credit": "12.500,00"}}
        """
        .formatted(version());
  }

  private Payload csv() {
    String text =
        "no;rev;given;family;mail;phone;city\r\n"
            + ("LC-CSV;"
                + version()
                + ";Chloé;Lefèvre;chloe.lefevre@example.org;+33 1 42 68 53 00;")
            + "\"Lyon; 2e\"\r\n";
    return new Payload.Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Payload map() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("no", "LC-MAP");
    entries.put("rev", now.getEpochSecond());
    entries.put("changed", now.toEpochMilli());
    entries.put("given", "花子");
    entries.put("family", "佐藤");
    entries.put("mail", "hanako.sato@example.net");
    entries.put("city", "東京");
    entries.put("news", true);
    return new Payload.Entries(entries);
  }

  private String xml() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <export xmlns="urn:example:shop:customer:2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <customer id="LC-XML" changed="%s" lang="es">
            <name><given>Begoña</given><family>Núñez</family></name>
            <contact><email>begona.nunez@example.com</email><mobile xsi:nil="true"/></contact>
            <address country="ES"><city>Sevilla</city></address>
            <newsletter>Y</newsletter>
          </customer>
        </export>
        """
        .formatted(now);
  }

  private Payload fixedWidth() {
    String record =
        String.format(
            "%-8s%-30s%-40s%-60s%-20s",
            "99000001", "Søren", "Kjær", "soeren.kjaer@example.org", "+45 33 12 34 56");
    return new Payload.Bytes(record.getBytes(StandardCharsets.ISO_8859_1));
  }
}
