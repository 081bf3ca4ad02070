/**
 * The pages in the browser: backing beans, and the two small servlets that forms are sent to.
 *
 * <p>May use every feature's core, nothing of their edges but {@code security.rest}. Surprising:
 * pages are only read through Faces; whatever changes something is a plain form with a token of its
 * session, answered by a redirect, so no page needs a script or a view state.
 */
@NullMarked
package org.syncline.console;

import org.jspecify.annotations.NullMarked;
