/**
 * The egress list in its table. Surprising: it is read for every call out, so that a change is in
 * force on every node at once.
 */
@NullMarked
package org.syncline.security.egress.jpa;

import org.jspecify.annotations.NullMarked;
