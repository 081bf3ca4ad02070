package org.syncline.connector.jdbc;

/** An upsert met a row of another key. */
final class MetAnother extends Exception {
  private static final long serialVersionUID = 1L;
}
