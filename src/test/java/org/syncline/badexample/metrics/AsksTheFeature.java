package org.syncline.badexample.metrics;

import org.syncline.badexample.sync.CoreWithStatements;

/** Looks into a feature instead of hearing its facts. */
public record AsksTheFeature(CoreWithStatements sync) {}
