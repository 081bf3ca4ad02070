/**
 * Secrets that connections log in with: sealed in the database under a key that is not there.
 *
 * <p>May use {@code security} and {@code platform}. Surprising: a secret is for one kind, host,
 * port and tls. Its seal says so too, so that neither a changed configuration nor a changed row
 * sends it anywhere else.
 */
@NullMarked
package org.syncline.security.secret;

import org.jspecify.annotations.NullMarked;
