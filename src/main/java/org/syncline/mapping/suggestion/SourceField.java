package org.syncline.mapping.suggestion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.suggestion.profile.FieldProfile;

/**
 * A field of a source as people may see it.
 *
 * @param path the source path, in the grammar of the format
 * @param names on the way to the value, its own last; items of lists have none
 * @param type what all values are that were seen
 * @param records that were looked at
 * @param filled in how many of them there was a value, neither null nor blank
 * @param different values among those
 * @param example one of them, masked; null where there was none
 */
public record SourceField(
    String path,
    List<String> names,
    Type type,
    int records,
    int filled,
    int different,
    @Nullable String example) {

  /** What the values of a field are. */
  public enum Type {
    FLAG,
    NUMBER,
    MOMENT,
    TEXT,
    /** No value was seen. */
    NOTHING
  }

  public SourceField {
    names = List.copyOf(names);
  }

  static SourceField of(FieldProfile profile) {
    return new SourceField(
        profile.path(),
        profile.names(),
        type(profile),
        profile.records(),
        profile.filled(),
        profile.different(),
        profile.example(false));
  }

  /** Numbers that are written as numbers are no dates, though some could be read as such. */
  private static Type type(FieldProfile profile) {
    if (!profile.hasValues()) {
      return Type.NOTHING;
    }
    if (profile.isNativeFlag()) {
      return Type.FLAG;
    }
    if (profile.isNativeNumber()) {
      return Type.NUMBER;
    }
    if (profile.temporal() != null) {
      return Type.MOMENT;
    }
    return profile.number() != null && !profile.hasLeadingZeros() ? Type.NUMBER : Type.TEXT;
  }
}
