package org.syncline.metrics;

/** One thing that is measured of one subject. */
public record Measure(Subject subject, Metric metric, String stage) {}
