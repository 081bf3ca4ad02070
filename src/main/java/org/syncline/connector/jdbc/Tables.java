package org.syncline.connector.jdbc;

import java.util.Map;
import org.syncline.connector.spi.Limits;

/**
 * The settings of a connection to a database.
 *
 * @param statementSeconds after which the database breaks a statement off
 * @param objects tables by the name of the object
 */
record Tables(
    Vendor vendor, String user, int statementSeconds, Limits limits, Map<String, Table> objects) {}
