/**
 * The metrics by REST, and for scrapers as OpenMetrics. Surprising: both show what is persisted, so
 * that they agree with each other, with the console, and with what they showed before a restart.
 */
@NullMarked
package org.syncline.metrics.rest;

import org.jspecify.annotations.NullMarked;
