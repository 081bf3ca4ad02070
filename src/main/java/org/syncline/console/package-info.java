/**
 * The pages in the browser: backing beans, and the small servlets that forms are sent to.
 *
 * <p>May use every feature's core, nothing of their edges but {@code security.rest}, the tables and
 * large bodies of {@code platform.rest}, and the log-in at the identity provider. Surprising: pages
 * are only read through Faces, and each state of one has an address; whatever changes something is
 * a plain form with a token of its session, answered by a redirect (or, where values are shown
 * once, by the page), so no page needs a script or a view state.
 */
@NullMarked
package org.syncline.console;

import org.jspecify.annotations.NullMarked;
