package org.syncline.configuration;

/** What a document describes, in the order in which documents depend on each other. */
public enum Kind {
  RECORD_TYPE("record-types"),
  SYSTEM("systems"),
  MAPPING_FUNCTION("mapping-functions"),
  MAPPING("mappings"),
  FLOW("flows");

  private final String folder;

  Kind(String folder) {
    this.folder = folder;
  }

  /** The name of its folder and of its REST collection. */
  public String folder() {
    return folder;
  }
}
