package org.syncline.record;

import java.util.Comparator;

/** A source record: never linked to two golden records of one type. */
public record LinkKey(String system, String object, String recordType, String externalId) {
  /** By system, object, record type and key. */
  public static final Comparator<LinkKey> ORDER =
      Comparator.comparing(LinkKey::system)
          .thenComparing(LinkKey::object)
          .thenComparing(LinkKey::recordType)
          .thenComparing(LinkKey::externalId);
}
