package org.syncline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.RecordTypes;

/** The record types of the product that a large store is made of. */
final class CrmTypes implements RecordTypes {
  private final Map<String, RecordType> types = new LinkedHashMap<>();

  CrmTypes() {
    for (String id : List.of("customer", "contact", "communication", "opportunity", "case")) {
      types.put(id, read(id));
    }
  }

  private static RecordType read(String id) {
    try {
      return RecordTypeDocument.parse(
          Files.readAllBytes(Path.of("src", "main", "resources", "record-types", id + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RecordType get(String id) {
    return types.get(id);
  }

  @Override
  public Optional<RecordType> named(String id) {
    return Optional.ofNullable(types.get(id));
  }

  @Override
  public Collection<RecordType> all() {
    return types.values();
  }
}
