package org.syncline.sync.intake;

/** All work of one source record in one flow. */
public record LaneKey(String flow, String key) {}
