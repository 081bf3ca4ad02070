package org.syncline.platform;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host to connect to, in the one form in which it is compared: a DNS name in lower case and
 * punycode without a dot at the end, or an IP address in full.
 *
 * @param text at most 253 characters
 */
public record HostName(String text) {
  private static final int LONGEST = 253;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
  private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  /** Letters that the two editions of the standard for such names write differently. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  /**
   * @throws IllegalArgumentException with a sentence that says what to give
   */
  public HostName {
    text = text.indexOf(':') >= 0 || text.startsWith("[") ? ipv6(text) : name(text);
  }

  private static String ipv6(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String bare = bracketed ? text.substring(1, text.length() - 1) : text;
    if (!IPV6.matcher(bare).matches() || bare.indexOf(':') < 0) {
      throw unusable();
    }
    try {
      // In brackets it is read as an address and never looked up.
      return InetAddress.getByName("[" + bare + "]").getHostAddress();
    } catch (UnknownHostException e) {
      throw unusable();
    }
  }

  private static String name(String text) {
    String ascii = withoutLastDot(ascii(text));
    String[] labels = ascii.split("\\.", -1);
    if (ascii.length() > LONGEST) {
      throw unusable();
    }
    if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
      return ipv4(ascii, labels);
    }
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw unusable();
      }
    }
    return ascii;
  }

  private static String ascii(String text) {
    if (AMBIGUOUS.matcher(text).find()) {
      throw new IllegalArgumentException(
          "This name has letters that are written in two ways: give it in its ASCII form"
              + " (xn--...).");
    }
    try {
      return IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw unusable();
    }
  }

  private static String withoutLastDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** Four decimal numbers: systems read other forms as other addresses. */
  private static String ipv4(String text, String[] parts) {
    if (parts.length != 4) {
      throw unusable();
    }
    for (String part : parts) {
      if (!BYTE.matcher(part).matches() || Integer.parseInt(part) > 255) {
        throw unusable();
      }
    }
    return text;
  }

  private static IllegalArgumentException unusable() {
    return new IllegalArgumentException(
        "Give the name of a host such as crm.example.org, or an IP address such as 192.0.2.7 or"
            + " 2001:db8::7, and nothing else: no scheme, user, port, path, space or '%'.");
  }

  /** The address, where it is one; nothing is looked up. */
  public Optional<InetAddress> address() {
    boolean ipv6 = text.indexOf(':') >= 0;
    if (!ipv6 && !NUMBER.matcher(text.substring(text.lastIndexOf('.') + 1)).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(ipv6 ? "[" + text + "]" : text));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address that was checked can't be read.", e);
    }
  }

  /** As it stands in a URL: an IPv6 address in brackets. */
  public String inUrl() {
    return text.indexOf(':') >= 0 ? "[" + text + "]" : text;
  }

  @Override
  public String toString() {
    return text;
  }
}
