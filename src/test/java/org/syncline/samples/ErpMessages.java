package org.syncline.samples;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How the ERP writes a customer: JSON, for two old programs of its own also CSV and maps. */
final class ErpMessages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter CHANGED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));
  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("kind", "type"),
          Map.entry("title", "title"),
          Map.entry("givenName", "name.first"),
          Map.entry("familyName", "name.last"),
          Map.entry("organisationName", "name.company"),
          Map.entry("email", "mail"),
          Map.entry("phone", "tel"),
          Map.entry("street", "address.street"),
          Map.entry("postalCode", "address.zip"),
          Map.entry("city", "address.city"),
          Map.entry("country", "address.country"),
          Map.entry("language", "lang"),
          Map.entry("birthDate", "born"),
          Map.entry("industry", "branch"),
          Map.entry("lifecycle", "status"),
          Map.entry("creditLimit", "credit"),
          Map.entry("owner", "rep"),
          Map.entry("employer", "employerNo"));
  private static final Map<String, String> COLUMNS =
      columns(
          "givenName",
          "given",
          "familyName",
          "family",
          "email",
          "mail",
          "phone",
          "phone",
          "street",
          "street",
          "city",
          "city",
          "birthDate",
          "born");
  private static final Map<String, String> ENTRIES =
      columns(
          "givenName",
          "given",
          "familyName",
          "family",
          "email",
          "mail",
          "city",
          "city",
          "newsletter",
          "news");

  private final Random random;

  ErpMessages(Random random) {
    this.random = random;
  }

  private static Map<String, String> columns(String... fieldsAndColumns) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < fieldsAndColumns.length; i += 2) {
      columns.put(fieldsAndColumns[i], fieldsAndColumns[i + 1]);
    }
    return columns;
  }

  Meaning meaning(Card card) {
    return Understanding.of(card, card.version(), false, Map.of());
  }

  /** JSON text: members in any order, sometimes all ASCII, sometimes indented. */
  String json(Card card) {
    ObjectNode root = JSON.createObjectNode();
    if (card.time() != null) {
      root.put("changedAt", CHANGED.format(card.time()));
    }
    ObjectNode customer = root.putObject("customer");
    if (card.fields().get("@key") instanceof Said.Fault fault) {
      if (!fault.raw().isEmpty()) {
        customer.put("no", fault.raw());
      }
    } else {
      customer.put("no", random.nextInt(12) == 0 ? " " + card.key() + " " : card.key());
    }
    if (card.fields().get("@version") instanceof Said.Fault fault) {
      customer.put("rev", fault.raw());
    } else if (card.version() != null && random.nextInt(8) == 0) {
      customer.put("rev", card.version().toString());
    } else if (card.version() != null) {
      customer.put("rev", card.version());
    }
    List<String> fields = new ArrayList<>(card.fields().keySet());
    Collections.shuffle(fields, random);
    for (String field : fields) {
      if (!field.startsWith("@")) {
        put(customer, PATHS.get(field), card.fields().get(field));
      }
    }
    if (random.nextInt(4) == 0) {
      customer.putArray("notes").add("calls \"only\" in the morning").add("{ not } [a] member");
    }
    return write(root);
  }

  private static void put(ObjectNode customer, String path, Said said) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      if (said instanceof Said.Null) {
        customer.putNull(path);
      } else if (said instanceof Said.Fault fault && fault.code().equals("WRONG_TYPE")) {
        customer.putObject(path).put("value", fault.raw());
      } else {
        customer.put(path, raw(said));
      }
    } else {
      String parent = path.substring(0, dot);
      ObjectNode inner =
          customer.get(parent) instanceof ObjectNode there ? there : customer.putObject(parent);
      put(inner, path.substring(dot + 1), said);
    }
  }

  private String write(ObjectNode root) {
    ObjectWriter writer = JSON.writer();
    if (random.nextInt(5) == 0) {
      writer = writer.with(JsonGenerator.Feature.ESCAPE_NON_ASCII);
    }
    try {
      return writer.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Mostly text, sometimes bytes in UTF-8, now and then behind a byte order mark. */
  Payload payload(Card card) {
    String json = json(card);
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> new Payload.Bytes(json.getBytes(StandardCharsets.UTF_8));
      case 4 -> new Payload.Bytes(("\uFEFF" + json).getBytes(StandardCharsets.UTF_8));
      default -> new Payload.Text(json);
    };
  }

  /** One CSV record below its header, as text or in ISO-8859-1. */
  Payload csv(Card card) {
    StringBuilder header = new StringBuilder("no;rev;changed");
    StringBuilder row = new StringBuilder(card.key()).append(';').append(card.version());
    row.append(';').append(CHANGED.format(Objects.requireNonNull(card.time())));
    COLUMNS.forEach(
        (field, column) -> {
          Said said = card.fields().get(field);
          if (said != null) {
            header.append(';').append(column);
            row.append(';').append(said instanceof Said.Null ? "NULL" : quoted(raw(said)));
          }
        });
    String csv = header + "\r\n" + row + "\r\n";
    return StandardCharsets.ISO_8859_1.newEncoder().canEncode(csv) && random.nextBoolean()
        ? new Payload.Bytes(csv.getBytes(StandardCharsets.ISO_8859_1))
        : new Payload.Text(csv);
  }

  private static String quoted(String text) {
    return text.matches("[^\";\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** A map whose numbers are numbers. */
  Payload map(Card card) {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("no", card.key());
    entries.put("rev", Objects.requireNonNull(card.version()));
    entries.put("changed", millis(card.time()));
    ENTRIES.forEach(
        (field, entry) -> {
          Said said = card.fields().get(field);
          if (said instanceof Said.Value value && value.meant() instanceof Boolean flag) {
            entries.put(entry, flag);
          } else if (said != null) {
            entries.put(entry, raw(said));
          }
        });
    return new Payload.Entries(entries);
  }

  private static long millis(@Nullable Instant time) {
    return Objects.requireNonNull(time).toEpochMilli();
  }

  static String raw(Said said) {
    if (said instanceof Said.Value value) {
      return value.raw();
    } else if (said instanceof Said.Clearing clearing) {
      return clearing.raw();
    } else if (said instanceof Said.Ignored ignored) {
      return ignored.raw();
    } else if (said instanceof Said.Fault fault) {
      return fault.raw();
    } else if (said instanceof Said.Reference reference) {
      return reference.key();
    }
    throw new IllegalArgumentException("no text for " + said);
  }
}
