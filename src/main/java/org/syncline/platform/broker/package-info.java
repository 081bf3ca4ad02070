/**
 * The embedded broker's own management, for the {@code broker} leaves of features. Knows no
 * feature. Surprising: it answers while the server still boots, when the server's management model
 * does not.
 */
@NullMarked
package org.syncline.platform.broker;

import org.jspecify.annotations.NullMarked;
