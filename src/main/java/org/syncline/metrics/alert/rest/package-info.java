/**
 * Alerts by REST. Surprising: a rule is answered as it was written, so what is put again unchanged
 * changes nothing of where it stands.
 */
@NullMarked
package org.syncline.metrics.alert.rest;

import org.jspecify.annotations.NullMarked;
