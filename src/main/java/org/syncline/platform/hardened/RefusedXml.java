package org.syncline.platform.hardened;

import javax.xml.stream.XMLStreamException;

/** XML that may be well-formed but is not read; the sentence says what to leave out. */
public final class RefusedXml extends XMLStreamException {
  private static final long serialVersionUID = 1L;

  RefusedXml(String sentence) {
    super(sentence);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
