package org.syncline.badexample.mapping;

import javax.xml.stream.XMLInputFactory;

/** A parser that still follows external entities. */
public final class OwnXmlFactory {
  XMLInputFactory factory() {
    return XMLInputFactory.newFactory();
  }
}
