/**
 * What may leave the hub: one policy for every outbound call.
 *
 * <p>May use {@code security} and {@code platform}. Surprising: a host name is allowed or not, but
 * what counts in the end is the address it resolves to at the moment of connecting, and the client
 * connects to that very address, so that a name can't change its mind in between.
 */
@NullMarked
package org.syncline.security.egress;

import org.jspecify.annotations.NullMarked;
