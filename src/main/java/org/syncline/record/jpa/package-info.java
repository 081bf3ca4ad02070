/**
 * Records and links in their tables. Surprising: values go in and out as bytes; no SQL ever looks
 * into them.
 */
@NullMarked
package org.syncline.record.jpa;

import org.jspecify.annotations.NullMarked;
