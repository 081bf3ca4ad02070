/**
 * The keys for secrets, in a credential store that the server's command line makes.
 *
 * <p>Surprising: the file is read anew each time, so a key that the command line adds serves at
 * once, on a running server.
 */
@NullMarked
package org.syncline.security.secret.elytron;

import org.jspecify.annotations.NullMarked;
