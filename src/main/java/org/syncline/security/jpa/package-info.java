/**
 * Accounts and set-up tokens in their tables. Surprising: a wrong password is counted outside any
 * transaction, so that nothing that fails later can take the count back.
 */
@NullMarked
package org.syncline.security.jpa;

import org.jspecify.annotations.NullMarked;
