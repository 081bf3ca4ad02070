package org.syncline.platform.hardened;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * The one place where JSON readers and writers are made: limits for everything that grows with the
 * input, no name twice in an object, no class named by a document, no quotation of a body in an
 * error.
 */
public final class HardenedJson {
  /**
   * What the hub wrote itself, to be read again: columns of its own tables.
   *
   * <p>Names repeat nowhere in it and are few, so that neither is checked, for speed.
   */
  public static final JsonFactory STORED =
      new JsonFactoryBuilder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(constraints(new Bounds(10, 20_000_000, 1_000, 50_000)))
          .build();

  private HardenedJson() {}

  /**
   * Limits of one reader; a document's bytes are limited by who takes them in.
   *
   * @param levels most objects and lists in each other
   * @param text most characters of a text
   * @param digits most characters of a number
   * @param name most characters of a member's name
   */
  public record Bounds(int levels, int text, int digits, int name) {}

  /** For documents from outside; a name that stands twice in an object ends the reading. */
  public static JsonFactory within(Bounds bounds) {
    return foreign(bounds).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  }

  /** For a reader that looks for names that stand twice itself, to tell of all of them at once. */
  public static JsonFactory withRepeatedNames(Bounds bounds) {
    return foreign(bounds).build();
  }

  /** Of objects, from documents that {@link #within} reads; whatever their types say of classes. */
  public static JsonMapper.Builder mapper(Bounds bounds) {
    return JsonMapper.builder(within(bounds))
        .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder().build())
        .enable(MapperFeature.BLOCK_UNSAFE_POLYMORPHIC_BASE_TYPES);
  }

  private static JsonFactoryBuilder foreign(Bounds bounds) {
    return new JsonFactoryBuilder()
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        // Names come from outside: interned they would fill the JVM's table for good.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(constraints(bounds));
  }

  private static StreamReadConstraints constraints(Bounds bounds) {
    return StreamReadConstraints.builder()
        .maxNestingDepth(bounds.levels())
        .maxStringLength(bounds.text())
        .maxNumberLength(bounds.digits())
        .maxNameLength(bounds.name())
        .build();
  }
}
