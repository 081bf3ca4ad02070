package org.syncline.console;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.suggestion.RowChoice;
import org.syncline.sync.bulk.FileName;

/**
 * What the editor of a mapping is looking at, beside the mapping itself: the address of its page,
 * and the hidden fields of its forms. A sample that somebody pasted is in forms alone.
 *
 * @param id of the mapping; empty where it is still to be chosen
 * @param recordType that a new one leads to
 * @param system instead of a flow, with its object
 * @param file of the hub's folder whose first records are the source
 * @param message receipt of the stored message that is previewed
 * @param look how many stored messages the source is read from; empty for none
 * @param kind of the format, where no flow says it
 * @param separator of columns
 * @param format as JSON, where kind and separator do not say it
 * @param sample text that somebody pasted
 * @param rejected pairs that are not suggested again
 */
record EditorState(
    String id,
    String recordType,
    String flow,
    String system,
    String object,
    String file,
    String message,
    String look,
    String kind,
    String separator,
    String format,
    String sample,
    List<RowChoice> rejected) {
  static final String PAGE = "mapping-editor.xhtml";

  /** Most characters of a sample that is pasted; as many Chinese ones fit into a form. */
  static final int LONGEST_SAMPLE = 25_000;

  /** Kinds of formats to choose from; others are given as JSON. */
  static final List<String> KINDS = List.of("json", "xml", "csv", "map");

  /** Pairs that an address has room for. */
  private static final int MOST_REJECTED = 40;

  private static final int LONGEST = 1_000;
  private static final String ATTRIBUTE = EditorState.class.getName();
  private static final String REJECTED = "rejected";
  private static final String FILE = "file";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern FEW = Pattern.compile("[0-9]{1,3}");

  EditorState {
    rejected = List.copyOf(rejected);
  }

  /** For the page that answers this request. */
  void keep(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** What a request says. */
  static EditorState of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof EditorState kept) {
      return kept;
    }
    return new EditorState(
        Asked.id(request, "id"),
        text(request, "recordType"),
        Asked.id(request, "flow"),
        text(request, "system"),
        text(request, "object"),
        file(request),
        matching(request, "message", NUMBER),
        matching(request, "look", FEW),
        text(request, "kind"),
        separator(request),
        text(request, "format"),
        sample(request.getParameter("sample")),
        rejected(request.getParameterValues(REJECTED)));
  }

  private static String text(HttpServletRequest request, String name) {
    String text = DecisionForm.text(request.getParameter(name));
    return text.length() <= LONGEST ? text : "";
  }

  private static String file(HttpServletRequest request) {
    return FileName.of(text(request, FILE)).map(FileName::value).orElse("");
  }

  private static String matching(HttpServletRequest request, String name, Pattern pattern) {
    String text = text(request, name);
    return pattern.matcher(text).matches() ? text : "";
  }

  /** A tabulator is one too. */
  private static String separator(HttpServletRequest request) {
    String separator = request.getParameter("separator");
    return separator == null || separator.length() > 2 ? "" : separator;
  }

  private static String sample(@Nullable String sample) {
    return sample == null || sample.isBlank() ? "" : sample;
  }

  private static List<RowChoice> rejected(String @Nullable [] pairs) {
    List<RowChoice> rejected = new ArrayList<>();
    for (String pair : pairs == null ? new String[0] : pairs) {
      int space = pair.indexOf(' ');
      if (space > 0 && space < pair.length() - 1 && pair.length() <= LONGEST) {
        rejected.add(new RowChoice(pair.substring(0, space), pair.substring(space + 1)));
      }
    }
    return rejected.size() <= MOST_REJECTED
        ? rejected
        : rejected.subList(rejected.size() - MOST_REJECTED, rejected.size());
  }

  private EditorState with(String mapping, List<RowChoice> pairs) {
    return new EditorState(
        mapping,
        recordType,
        flow,
        system,
        object,
        file,
        message,
        look,
        kind,
        separator,
        format,
        sample,
        pairs);
  }

  /** The same for another mapping. */
  EditorState about(String mapping) {
    return with(mapping, rejected);
  }

  /** The same without a pair, which is not suggested again. */
  EditorState rejecting(RowChoice pair) {
    List<RowChoice> more = new ArrayList<>(rejected);
    more.remove(pair);
    more.add(pair);
    int first = Math.max(0, more.size() - MOST_REJECTED);
    return with(id, more.subList(first, more.size()));
  }

  /** One that suggests again what was rejected. */
  EditorState forgiving() {
    return with(id, List.of());
  }

  /** Whether a source is chosen that can be looked at. */
  boolean hasSource() {
    return !sample.isEmpty()
        || !file.isEmpty()
        || !look.isEmpty() && (!flow.isEmpty() || !system.isEmpty());
  }

  boolean isSampleTooLong() {
    return sample.length() > LONGEST_SAMPLE;
  }

  /** What it says, by the names of parameters, in their order; nothing that is empty. */
  Map<String, List<String>> parameters() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    put(all, "id", id);
    put(all, "recordType", recordType);
    put(all, "flow", flow);
    put(all, "system", system);
    put(all, "object", object);
    put(all, FILE, file);
    put(all, "message", message);
    put(all, "look", look);
    put(all, "kind", kind);
    put(all, "separator", separator);
    put(all, "format", format);
    if (!rejected.isEmpty()) {
      all.put(
          REJECTED, rejected.stream().map(pair -> pair.target() + " " + pair.source()).toList());
    }
    return all;
  }

  private static void put(Map<String, List<String>> all, String name, String text) {
    if (!text.isEmpty()) {
      all.put(name, List.of(text));
    }
  }

  /** The address of the page, without the sample. */
  String address() {
    StringBuilder address = new StringBuilder(PAGE);
    parameters()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        address
                            .append(address.indexOf("?") < 0 ? '?' : '&')
                            .append(name)
                            .append('=')
                            .append(coded(value))));
    return address.toString();
  }

  /** The same, with one parameter more. */
  String address(String name, String value) {
    String address = address();
    return address + (address.contains("?") ? '&' : '?') + name + '=' + coded(value);
  }

  private static String coded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * The format that no flow says, as a document has it.
   *
   * @throws InvalidConfiguration where it is given as JSON that can't be read
   */
  Map<String, @Nullable Object> formatMembers() {
    if (!format.isEmpty()) {
      return ConfigurationDocument.members(format.getBytes(StandardCharsets.UTF_8));
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("kind", kind.isEmpty() ? KINDS.get(0) : kind);
    if (kind.equals("csv") && !separator.isEmpty()) {
      members.put("separator", separator);
    }
    return members;
  }

  /**
   * The same, read.
   *
   * @throws InvalidConfiguration where it can't be
   */
  FormatDefinition formatDefinition() {
    return FormatDefinition.parse(
        ConfigurationDocument.write(formatMembers()).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether somebody said in which format the source comes. */
  boolean saysFormat() {
    return !kind.isEmpty() || !format.isEmpty();
  }

  /**
   * What {@link org.syncline.mapping.suggestion.SuggestRows} is asked.
   *
   * @param type that the mapping leads to
   * @param samples texts to look at instead of stored messages; none = look at these
   * @param ofSamples their format
   * @param accepted rows that the mapping has
   * @throws InvalidConfiguration where the format can't be read
   */
  byte[] question(
      String type, List<String> samples, @Nullable Object ofSamples, List<RowChoice> accepted) {
    Map<String, @Nullable Object> question = new LinkedHashMap<>();
    question.put("recordType", type);
    if (!samples.isEmpty()) {
      question.put("samples", samples);
      question.put("format", ofSamples);
    } else {
      question.put("stored", stored());
      if (flow.isEmpty()) {
        question.put("format", formatMembers());
      }
    }
    question.put("accepted", pairs(accepted));
    question.put("rejected", pairs(rejected));
    return ConfigurationDocument.write(question).getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, @Nullable Object> stored() {
    Map<String, @Nullable Object> stored = new LinkedHashMap<>();
    if (flow.isEmpty()) {
      stored.put("system", system);
      if (!object.isEmpty()) {
        stored.put("object", object);
      }
    } else {
      stored.put("flow", flow);
    }
    if (!look.isEmpty()) {
      stored.put("newest", new BigDecimal(look));
    }
    return stored;
  }

  private static List<Map<String, String>> pairs(List<RowChoice> pairs) {
    return pairs.stream()
        .map(pair -> Map.of("target", pair.target(), "source", pair.source()))
        .toList();
  }
}
