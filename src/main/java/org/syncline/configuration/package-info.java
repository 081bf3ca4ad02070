/**
 * Strict reading of the JSON documents that describe systems, mappings, flows and record types.
 *
 * <p>Uses nothing of the hub; whoever has documents may use it. Surprising: a reader goes on after
 * a mistake with a stand-in value, so that one reading names all mistakes; its result is thrown
 * away if there was any.
 */
@NullMarked
package org.syncline.configuration;

import org.jspecify.annotations.NullMarked;
