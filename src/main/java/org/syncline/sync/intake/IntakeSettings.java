package org.syncline.sync.intake;

/**
 * Settings of intake.
 *
 * @param bodyLimit most bytes of a body; larger ones are refused (HTTP) or parked (JMS)
 */
public record IntakeSettings(int bodyLimit, Shape shape) {}
