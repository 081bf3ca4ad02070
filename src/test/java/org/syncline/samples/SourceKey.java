package org.syncline.samples;

/** One record of a legacy system as that system names it; also the name of its lane. */
public record SourceKey(String system, String object, String key) implements Comparable<SourceKey> {

  @Override
  public int compareTo(SourceKey other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return system + "/" + object + "/" + key;
  }
}
