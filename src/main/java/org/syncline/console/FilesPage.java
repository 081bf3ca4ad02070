package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.security.Caller;
import org.syncline.sync.bulk.FileFolder.StoredFile;
import org.syncline.sync.bulk.KeepFiles;
import org.syncline.sync.bulk.Runs;

/** The files that runs read, with a filter, page by page, and the form that puts one. */
@Named
@RequestScoped
public class FilesPage {
  @Inject private HttpServletRequest request;
  @Inject private KeepFiles files;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable FileSearch search;
  private @Nullable List<StoredFile> found;
  private @Nullable List<FileLine> lines;

  /** For the container. */
  @NullUnmarked
  public FilesPage() {}

  FilesPage(HttpServletRequest request, KeepFiles files, Visitor visitor, Taste taste) {
    this.request = request;
    this.files = files;
    this.visitor = visitor;
    this.taste = taste;
  }

  /** What was asked for. */
  public FileSearch getSearch() {
    FileSearch known = search;
    if (known == null) {
      known = new FileSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  private List<StoredFile> found() {
    List<StoredFile> known = found;
    if (known == null) {
      known = getSearch().of(files.list(visitor.known()));
      found = known;
    }
    return known;
  }

  /** Those of this page. */
  public List<FileLine> getFiles() {
    List<FileLine> known = lines;
    if (known == null) {
      known = lines(files, getSearch().page(found()), visitor.known());
      lines = known;
    }
    return known;
  }

  /** Files with the flows that have read them. */
  static List<FileLine> lines(KeepFiles files, List<StoredFile> stored, Caller who) {
    Map<String, List<Runs.Reading>> readings =
        files.readings(stored.stream().map(StoredFile::name).toList(), who).stream()
            .filter(reading -> !reading.flow().isEmpty())
            .collect(Collectors.groupingBy(Runs.Reading::file));
    return stored.stream()
        .map(file -> new FileLine(file, readings.getOrDefault(file.name().value(), List.of())))
        .toList();
  }

  /** How many there are in all. */
  public int getNumber() {
    return found().size();
  }

  /** The address of the next page, empty on the last one. */
  public String getNext() {
    return getSearch().next(found());
  }

  /** The address of these files as a list to take away. */
  public String export(String format) {
    return getSearch().at("files-export", "format", format);
  }

  // ---- the form that puts one

  /** Most bytes of a file. */
  public long getLimit() {
    return files.sizeLimit();
  }

  /** The name that a form gave which did nothing. */
  public String getGivenName() {
    return PutFileServlet.givenName(request);
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  public String mistake(String field) {
    return FormRefusal.mistake(request, field);
  }
}
