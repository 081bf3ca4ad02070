package org.syncline.connector.rest;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.syncline.connector.spi.Operation;

/** What a request of an object is for. */
enum Purpose {
  CREATE(Operation.CREATE, "POST", true, false),
  UPDATE(Operation.UPDATE, "PATCH", true, true),
  UPSERT(Operation.UPSERT, "PUT", true, false),
  ARCHIVE(Operation.ARCHIVE, "POST", false, true),
  DELETE(Operation.DELETE, "DELETE", false, true),
  /** Looks for the row of an external id. */
  FIND(Operation.FIND, "GET", true, true),
  /** Looks for a row whose external id is not known. */
  SEARCH(Operation.FIND, "GET", true, false),
  /** Lists all rows, page by page. */
  LIST(Operation.LIST, "GET", false, false),
  /** Tries the connection; of no object. */
  CHECK(Operation.FIND, "GET", false, false);

  /** What there may be for an object. */
  static final Set<Purpose> OF_OBJECTS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CHECK)));

  private final Operation operation;
  private final String method;
  private final boolean hasBody;
  private final boolean hasExternalId;

  Purpose(Operation operation, String method, boolean hasBody, boolean hasExternalId) {
    this.operation = operation;
    this.method = method;
    this.hasBody = hasBody;
    this.hasExternalId = hasExternalId;
  }

  Operation operation() {
    return operation;
  }

  /** Where the settings name none. */
  String method() {
    return method;
  }

  /** Whether the mapped body is sent where the settings have no template for it. */
  boolean sendsBody() {
    return hasBody && !looks();
  }

  boolean writes() {
    return !looks() && operation != Operation.LIST;
  }

  boolean looks() {
    return operation == Operation.FIND;
  }

  /** Whether its answer may tell the revision of a row that is there afterwards. */
  boolean tellsRevision() {
    return this != DELETE && this != LIST && this != CHECK;
  }

  /** Whether it may be made to depend on the revision of the row. */
  boolean takesRevision() {
    return this == UPDATE || this == UPSERT || this == ARCHIVE || this == DELETE;
  }

  /** The values there are to fill in. */
  Set<String> names() {
    if (this == CHECK || this == LIST) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    names.add(WriteValues.RECORD);
    names.add(WriteValues.VERSION);
    names.add(WriteValues.KEY);
    if (takesRevision()) {
      names.add(WriteValues.REVISION);
    }
    if (hasBody) {
      names.add(WriteValues.BODY);
    }
    if (hasExternalId) {
      names.add(WriteValues.EXTERNAL_ID);
    }
    return names;
  }
}
