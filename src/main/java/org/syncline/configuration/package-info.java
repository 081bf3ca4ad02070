/**
 * Configuration as versioned JSON documents: record types, systems, mapping functions, mappings,
 * flows; their strict reading and their storage.
 *
 * <p>Its core uses the hardened readers of {@code platform}, its edges {@code platform}; whoever
 * has documents may use it. Surprising: a reader goes on after a mistake with a stand-in value, so
 * that one reading names all mistakes; and a change is in force for the very next transaction on
 * every node, because each transaction of intake reads the epoch that every change counts up.
 */
@NullMarked
package org.syncline.configuration;

import org.jspecify.annotations.NullMarked;
