package org.syncline.sync.intake;

import org.syncline.HubEvent;

/** Held messages became ready to be worked on again, and that is committed. */
public record HeldReady() implements HubEvent {}
