package org.syncline.mapping.format;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.syncline.platform.hardened.HardenedXml;

/**
 * Names with prefixes as a document writes them, whose root declares the format's namespaces and
 * the one of {@code nil}.
 */
final class XmlNames {
  private static final String USUAL_XSI_PREFIX = "xsi";
  private static final Pattern ASCII_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]*");

  /** By prefix, in its order, so that equal formats write equal bytes. */
  private final TreeMap<String, String> uris;

  /**
   * Learns the namespaces.
   *
   * @throws IllegalArgumentException with a sentence where they can't be declared
   */
  XmlNames(Map<String, String> namespaces) {
    uris = new TreeMap<>(namespaces);
    uris.remove("", "");
    if (!uris.containsValue(XmlOutput.XSI) || XmlOutput.XSI.equals(uris.get(""))) {
      String prefix = USUAL_XSI_PREFIX;
      while (uris.containsKey(prefix)) {
        prefix += "_";
      }
      uris.put(prefix, XmlOutput.XSI);
    }
    for (String prefix : uris.keySet()) {
      if (!prefix.isEmpty()) {
        checked(prefix);
      }
    }
    if (!isWellFormed("<r" + declarations() + "/>")) {
      throw new IllegalArgumentException(
          "These namespaces can't be declared: each prefix needs a URI, and 'xml' and 'xmlns' have"
              + " theirs already.");
    }
  }

  /** What the root's start tag has behind its name. */
  String declarations() {
    XmlOutput out = new XmlOutput(256);
    uris.forEach(
        (prefix, uri) -> {
          out.ascii(prefix.isEmpty() ? " xmlns" : " xmlns:");
          out.name("", prefix);
          out.ascii("=\"");
          out.attribute(uri);
          out.ascii('"');
        });
    return out.toString();
  }

  /** Name of an element; without a namespace, or in the one without prefix, it needs none. */
  String element(XmlPath.Name name) {
    String uri = name.uri();
    String local = checked(name.local());
    return uri == null || uri.equals(uris.getOrDefault("", "")) ? local : prefix(uri) + ":" + local;
  }

  /** Name of an attribute; the namespace without prefix does not hold for it. */
  String attribute(XmlPath.Name name) {
    String uri = name.uri();
    String local = checked(name.local());
    return uri == null || uri.isEmpty() ? local : prefix(uri) + ":" + local;
  }

  /** The attribute that says that an element is null. */
  String nil() {
    return prefix(XmlOutput.XSI) + ":nil";
  }

  private String prefix(String uri) {
    for (Map.Entry<String, String> declared : uris.entrySet()) {
      if (!declared.getKey().isEmpty() && declared.getValue().equals(uri)) {
        return declared.getKey();
      }
    }
    throw new IllegalArgumentException(
        "Names of the namespace '"
            + uri
            + "' need a prefix here: add one to the format's namespaces.");
  }

  /** The grammar of paths takes more letters than the one of XML: the parser is asked for them. */
  private static String checked(String name) {
    boolean ascii = name.chars().allMatch(c -> c < 0x80);
    boolean isName =
        ascii
            ? ASCII_NAME.matcher(name).matches()
            : isOneWord(name) && isWellFormed("<" + name + "/>");
    if (!isName) {
      throw new IllegalArgumentException("'" + name + "' can't be a name in XML: rename it.");
    }
    return name;
  }

  private static boolean isOneWord(String name) {
    return name.chars().noneMatch(c -> c <= ' ' || "<>/=\"'&:".indexOf(c) >= 0);
  }

  private static boolean isWellFormed(String document) {
    try {
      XMLStreamReader xml = HardenedXml.read(document);
      while (xml.hasNext()) {
        xml.next();
      }
      return true;
    } catch (XMLStreamException malformed) {
      return false;
    }
  }
}
