/**
 * Secrets in their table. Surprising: what a secret is for stands there in the clear, so that a
 * change of configuration needs no key to find out what it has to delete.
 */
@NullMarked
package org.syncline.security.secret.jpa;

import org.jspecify.annotations.NullMarked;
