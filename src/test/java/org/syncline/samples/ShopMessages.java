package org.syncline.samples;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How the web shop writes a customer: XML in one of several dialects that mean the same. */
final class ShopMessages {
  private static final DateTimeFormatter CHANGED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
  private static final Map<String, Object> CONSTANTS =
      Map.of("kind", "person", "source", "Web shop");

  private final Random random;

  ShopMessages(Random random) {
    this.random = random;
  }

  Meaning meaning(Card card) {
    return Understanding.of(
        card, card.time() == null ? null : card.time().toEpochMilli(), true, CONSTANTS);
  }

  Payload payload(Card card) {
    int dialect = random.nextInt(16);
    String document = document(card, dialect % 3);
    return switch (dialect) {
      case 0 -> bytes(document, "UTF-8", "");
      case 1 -> bytes(document, "UTF-8", "\uFEFF");
      case 2 ->
          StandardCharsets.ISO_8859_1.newEncoder().canEncode(document)
              ? bytes(document, "ISO-8859-1", "")
              : bytes(document, "UTF-8", "");
      case 3 ->
          random.nextInt(8) == 0 ? bytes(document, "UTF-16", "") : bytes(document, "UTF-8", "");
      case 4, 5 -> new Payload.Text(document);
      default -> new Payload.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document);
    };
  }

  private static Payload bytes(String document, String charset, String mark) {
    String text = mark + "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + document;
    return new Payload.Bytes(text.getBytes(Charset.forName(charset)));
  }

  /** Without the XML declaration. */
  String document(Card card, int dialect) {
    String prefix = dialect == 1 ? "s:" : "";
    String space =
        switch (dialect) {
          case 0 -> "";
          case 1 -> " xmlns:s=\"urn:example:shop:customer:2\"";
          default -> " xmlns=\"urn:example:shop:customer:2\"";
        };
    StringBuilder xml = new StringBuilder("<").append(prefix).append("export").append(space);
    xml.append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    xml.append(customer(card, prefix));
    return xml.append("</").append(prefix).append("export>").toString();
  }

  private String customer(Card card, String prefix) {
    StringBuilder xml = new StringBuilder("<").append(prefix).append("customer");
    if (card.fields().get("@key") instanceof Said.Fault fault) {
      xml.append(fault.raw().isEmpty() ? "" : attribute("id", fault.raw()));
    } else {
      xml.append(attribute("id", card.key()));
    }
    if (card.fields().get("@time") instanceof Said.Fault fault) {
      xml.append(attribute("changed", fault.raw()));
    } else if (card.time() != null) {
      xml.append(attribute("changed", changed(card.time())));
    }
    Said language = card.fields().get("language");
    if (language != null) {
      xml.append(attribute("lang", ErpMessages.raw(language)));
    }
    xml.append(">");
    if (random.nextInt(6) == 0) {
      xml.append("<!-- exported by the nightly job -->");
    }
    open(xml, prefix, "name");
    element(xml, prefix, "given", card.fields().get("givenName"));
    element(xml, prefix, "family", card.fields().get("familyName"));
    close(xml, prefix, "name");
    boolean oldMail = random.nextInt(5) == 0;
    open(xml, prefix, "contact");
    if (!oldMail) {
      element(xml, prefix, "email", card.fields().get("email"));
    }
    element(xml, prefix, "mobile", card.fields().get("mobile"));
    close(xml, prefix, "contact");
    if (oldMail) {
      element(xml, prefix, "email", card.fields().get("email"));
    }
    Said country = card.fields().get("country");
    xml.append("<").append(prefix).append("address");
    xml.append(country == null ? "" : attribute("country", ErpMessages.raw(country))).append(">");
    element(xml, prefix, "street", card.fields().get("street"));
    element(xml, prefix, "zip", card.fields().get("postalCode"));
    element(xml, prefix, "city", card.fields().get("city"));
    close(xml, prefix, "address");
    element(xml, prefix, "born", card.fields().get("birthDate"));
    element(xml, prefix, "newsletter", card.fields().get("newsletter"));
    element(xml, prefix, "employer", card.fields().get("employer"));
    close(xml, prefix, "customer");
    return xml.toString();
  }

  private String changed(Instant time) {
    ZoneId zone = random.nextInt(3) == 0 ? ZoneOffset.UTC : ZoneId.of("Europe/Berlin");
    return CHANGED.format(time.atZone(zone));
  }

  private static void open(StringBuilder xml, String prefix, String name) {
    xml.append("<").append(prefix).append(name).append(">");
  }

  private static void close(StringBuilder xml, String prefix, String name) {
    xml.append("</").append(prefix).append(name).append(">");
  }

  private void element(StringBuilder xml, String prefix, String name, @Nullable Said said) {
    if (said == null) {
      return;
    }
    if (said instanceof Said.Null) {
      xml.append("<").append(prefix).append(name).append(" xsi:nil=\"true\"/>");
      return;
    }
    String raw = ErpMessages.raw(said);
    if (raw.isEmpty()) {
      xml.append("<").append(prefix).append(name).append("/>");
      return;
    }
    open(xml, prefix, name);
    boolean section = raw.indexOf(']') < 0 && random.nextInt(15) == 0;
    xml.append(section ? "<![CDATA[" + raw + "]]>" : escaped(raw));
    close(xml, prefix, name);
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + escaped(value) + "\"";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
