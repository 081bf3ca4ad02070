package org.syncline.console;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.bulk.FileFolder.StoredFile;

/** What is asked of the files. */
public final class FileSearch extends ListSearch {
  private static final List<String> FILTERS = List.of("text");
  private static final Map<String, Comparator<StoredFile>> COLUMNS =
      Map.of(
          "name", Comparator.comparing(file -> SystemSearch.folded(file.name().value())),
          "size", Comparator.comparing(StoredFile::size),
          "modified", Comparator.comparing(StoredFile::modified));

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  FileSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super("files.xhtml", FILTERS, List.of("name", "size", "modified"), parameter, zone);
  }

  /** Those that are asked for, in their order; none where it is not understood. */
  List<StoredFile> of(List<StoredFile> all) {
    if (!isUsable()) {
      return List.of();
    }
    Comparator<StoredFile> order =
        COLUMNS.getOrDefault(column(), Comparator.comparing(file -> file.name().value()));
    String text = SystemSearch.folded(asked("text"));
    return all.stream()
        .filter(file -> SystemSearch.folded(file.name().value()).contains(text))
        .sorted((isFalling() ? order.reversed() : order).thenComparing(file -> file.name().value()))
        .toList();
  }
}
