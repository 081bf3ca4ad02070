package org.syncline.record;

import java.util.Collection;
import java.util.List;

/** The links between source records and golden records. */
public interface Links {

  /** The links that exist of these, in any order. */
  List<Link> find(Collection<LinkKey> keys);

  /** The links of source records with this key, of whatever system. */
  List<Link> withExternalId(String recordType, String externalId);

  /** All links of these records. */
  List<Link> ofRecords(Collection<Long> recordIds);

  void add(Collection<Link> links);

  /** Lets links lead to another record. */
  void move(Collection<LinkKey> links, long toRecord);

  /** Stores the stamps of links that advanced. */
  void update(Collection<Link> links);
}
