/**
 * What the hub and its server were started with: the settings that there are, what each means, and
 * what each is now.
 *
 * <p>May use {@code platform} and its tables. Surprising: nothing is set here, and nothing is read
 * again while the hub runs; a setting that was changed since the start is told as it is now, and
 * counts with the next start.
 */
@NullMarked
package org.syncline.setting;

import org.jspecify.annotations.NullMarked;
