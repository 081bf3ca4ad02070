package org.syncline.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The record types that come with the hub, each read when it is asked for. */
final class ShippedTypes implements RecordTypes {
  private static final Map<String, RecordType> READ = new ConcurrentHashMap<>();

  @Override
  public Optional<RecordType> named(String id) {
    return Optional.of(READ.computeIfAbsent(id, ShippedTypes::read));
  }

  private static RecordType read(String id) {
    try {
      return RecordTypeDocument.parse(
          Files.readAllBytes(Path.of("src", "main", "resources", "record-types", id + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Collection<RecordType> all() {
    return List.of();
  }
}
