package org.syncline.sync.intake;

import java.time.Duration;

/**
 * Settings of intake.
 *
 * @param bodyLimit most bytes of a body; larger ones are refused (HTTP) or parked (JMS)
 * @param parentWait how long a message waits for a required parent before it is parked
 */
public record IntakeSettings(int bodyLimit, Shape shape, Duration parentWait) {}
