/**
 * Log-in by OpenID Connect: people by the code flow, machines and programs by bearer tokens.
 *
 * <p>May use {@code security}, {@code security.egress} and {@code platform}. Surprising: being
 * logged in is not the end of it: every few seconds the provider is asked again who a session
 * belongs to, so that a changed group or a disabled account is in force within five seconds. All
 * tokens are checked here, with a clock that is handed in; Nimbus reads and verifies, but decides
 * nothing and calls nobody.
 */
@NullMarked
package org.syncline.security.oidc;

import org.jspecify.annotations.NullMarked;
