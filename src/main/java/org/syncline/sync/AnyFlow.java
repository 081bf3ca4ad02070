package org.syncline.sync;

import org.syncline.mapping.format.FormatDefinition;

/** A flow, whichever way it goes. */
public sealed interface AnyFlow permits Flow, OutboundFlow {
  String id();

  String system();

  /** As the system calls it. */
  String object();

  String recordType();

  String mapping();

  boolean enabled();

  /** The format of what the mapping reads. */
  FormatDefinition format();
}
