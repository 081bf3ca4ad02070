package org.syncline.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedJson;

/**
 * A JSON document, read strictly: UTF-8, one object, at most {@value #MAX_BYTES} bytes and {@value
 * #MAX_DEPTH} levels, no name twice, no unknown member.
 */
public final class ConfigurationDocument {
  /** Value maps can be long lists, so the limit is generous. */
  public static final int MAX_BYTES = 10_000_000;

  public static final int MAX_DEPTH = 30;

  private static final int MOST_PLACES = 100;
  private static final int LONGEST_NUMBER = 100;

  private static final JsonFactory JSON =
      HardenedJson.withRepeatedNames(
          new HardenedJson.Bounds(MAX_DEPTH, 1_000_000, LONGEST_NUMBER, 1_000));

  private ConfigurationDocument() {}

  /**
   * Reads one document.
   *
   * @param reader turns the document's members into a value; members it does not ask for are
   *     unknown
   * @throws InvalidConfiguration with all problems
   */
  public static <T> T read(byte[] json, Function<ConfigurationObject, T> reader) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    Map<String, @Nullable Object> members = members(json, problems);
    if (members == null) {
      throw new InvalidConfiguration(problems);
    }
    T value = ConfigurationObject.readWith(reader, new ConfigurationObject("", members, problems));
    if (!problems.isEmpty() || value == null) {
      throw new InvalidConfiguration(problems);
    }
    return value;
  }

  /**
   * The members of a document as they are written, whatever they mean: texts, {@link BigDecimal},
   * {@link Boolean}, null, lists and maps in the order of the document.
   *
   * @throws InvalidConfiguration where it is not one JSON object in UTF-8 within the limits, or
   *     says a name twice
   */
  public static Map<String, @Nullable Object> members(byte[] json) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    Map<String, @Nullable Object> members = members(json, problems);
    if (!problems.isEmpty() || members == null) {
      throw new InvalidConfiguration(problems);
    }
    return members;
  }

  /**
   * One JSON value, within the same limits.
   *
   * @throws InvalidConfiguration with all problems
   */
  public static @Nullable Object value(String json) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    Object value = null;
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() == null) {
        problems.add(new ConfigurationProblem("", "Give a JSON value."));
      } else {
        value = value(parser, "", problems);
      }
      if (problems.isEmpty() && parser.nextToken() != null) {
        problems.add(new ConfigurationProblem("", "Something follows the JSON value: remove it."));
      }
    } catch (JsonProcessingException e) {
      problems.add(
          new ConfigurationProblem("", "Not JSON" + where(e.getLocation()) + ": " + said(e)));
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory failed", e);
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
    return value;
  }

  private static @Nullable Map<String, @Nullable Object> members(
      byte[] json, List<ConfigurationProblem> problems) {
    if (json.length > MAX_BYTES) {
      problems.add(
          new ConfigurationProblem(
              "", "The document is longer than " + MAX_BYTES + " bytes: split it."));
      return null;
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      problems.add(new ConfigurationProblem("", "The document is not UTF-8: save it as UTF-8."));
      return null;
    }
    try (JsonParser parser =
        JSON.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        problems.add(
            new ConfigurationProblem("", "The document has to be one JSON object: { ... }."));
        return null;
      }
      Map<String, @Nullable Object> members = object(parser, "", problems);
      if (parser.nextToken() != null) {
        problems.add(
            new ConfigurationProblem("", "Something follows the document's object: remove it."));
      }
      return members;
    } catch (JsonProcessingException e) {
      problems.add(
          new ConfigurationProblem("", "Not JSON" + where(e.getLocation()) + ": " + said(e)));
      return null;
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory failed", e);
    }
  }

  private static String where(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String said(JsonProcessingException e) {
    String first = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    return first.endsWith(".") ? first : first + ".";
  }

  private static Map<String, @Nullable Object> object(
      JsonParser parser, String path, List<ConfigurationProblem> problems) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      String memberPath = ConfigurationObject.join(path, name);
      parser.nextToken();
      Object value = value(parser, memberPath, problems);
      if (members.containsKey(name)) {
        problems.add(new ConfigurationProblem(memberPath, "The name stands here twice: keep one."));
      }
      members.put(name, value);
    }
    return members;
  }

  private static @Nullable Object value(
      JsonParser parser, String path, List<ConfigurationProblem> problems) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, path, problems);
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser, path + "[" + items.size() + "]", problems));
        }
        yield items;
      }
      case VALUE_STRING -> {
        String text = parser.getText();
        if (hasLoneSurrogate(text)) {
          problems.add(
              new ConfigurationProblem(path, "The text holds half a character (\\uD8xx)."));
        }
        yield text;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, path, problems);
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      default -> null;
    };
  }

  /** Written out, {@code 1e999999999} would be a gigabyte of zeros. */
  private static BigDecimal number(
      JsonParser parser, String path, List<ConfigurationProblem> problems) throws IOException {
    BigDecimal number = null;
    try {
      number = new BigDecimal(parser.getText());
    } catch (NumberFormatException beyondAnInt) {
      // said below
    }
    if (number == null || Math.abs((long) number.scale()) > MOST_PLACES) {
      problems.add(
          new ConfigurationProblem(
              path, "The number has more than " + MOST_PLACES + " places: give a smaller one."));
      return BigDecimal.ZERO;
    }
    return number;
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  /** Members as they were read, as JSON. */
  public static String write(Map<String, @Nullable Object> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, members);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A value as it was read, as JSON over several lines, for people. */
  public static String laidOut(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> members) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        json.writeFieldName(String.valueOf(member.getKey()));
        write(json, member.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }
}
