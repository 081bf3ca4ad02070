/**
 * A simple, single-threaded model of the hub: what src/docs/intake.md and the documents of merging
 * say, in plain maps. It shares no code with the hub, so that both would have to be wrong alike.
 */
@NullMarked
package org.syncline.sync.intake.oracle;

import org.jspecify.annotations.NullMarked;
