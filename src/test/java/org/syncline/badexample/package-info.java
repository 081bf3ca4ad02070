/**
 * Classes that break the rules of the house on purpose, laid out as the hub is. {@link
 * org.syncline.ArchitectureTest} shows with them that each rule can fail.
 *
 * <p>Surprising: nothing here is ever run; it is only compiled and read.
 */
@org.jspecify.annotations.NullMarked
package org.syncline.badexample;
