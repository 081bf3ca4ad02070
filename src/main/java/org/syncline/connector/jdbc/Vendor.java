package org.syncline.connector.jdbc;

/** Whose database it is. */
enum Vendor {
  POSTGRESQL,
  MARIADB,
  MYSQL
}
