package org.syncline.badexample.sync;

import org.syncline.HubEvent;

/** A fact that can still change. */
public class SomethingHappened implements HubEvent {
  public String what = "";
}
