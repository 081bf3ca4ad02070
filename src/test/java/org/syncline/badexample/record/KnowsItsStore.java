package org.syncline.badexample.record;

import org.syncline.badexample.record.jpa.OpensConnection;

/** A core that knows its own edge. */
public record KnowsItsStore(OpensConnection store) {}
