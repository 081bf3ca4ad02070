package org.syncline.platform.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.syncline.platform.hardened.HardenedJson;

/** JSON as the API speaks it: strict in, instants as ISO 8601, absent members left out. */
public final class Json {
  /** Most levels of a document. */
  static final int DEPTH = 50;

  private static final ObjectMapper MAPPER =
      HardenedJson.mapper(new HardenedJson.Bounds(DEPTH, JsonBodies.LIMIT, 1_000, 1_000))
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantReader())
                  .addDeserializer(String.class, new TextReader()))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(com.fasterxml.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  static ObjectMapper mapper() {
    return MAPPER;
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class InstantReader extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = json.getValueAsString();
      try {
        return Instant.parse(text == null ? "" : text);
      } catch (DateTimeParseException e) {
        throw JsonMappingException.from(json, "Not an instant.", e);
      }
    }
  }

  /** Text that a database can keep: PostgreSQL fails on U+0000. */
  private static final class TextReader extends JsonDeserializer<String> {
    private static final JsonDeserializer<String> USUAL = StringDeserializer.instance;

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = USUAL.deserialize(json, context);
      if (text != null && text.indexOf('\0') >= 0) {
        throw JsonMappingException.from(json, "Text holds U+0000.");
      }
      return text;
    }
  }
}
