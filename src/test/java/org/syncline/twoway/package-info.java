/**
 * A walk both ways: three systems that change nine types of records, a hub between them, and an
 * oracle that says how all of it has to end.
 *
 * <p>Uses {@code server}, {@code samples}, {@code crash}'s violations and {@code connector.peer}.
 * Surprising: nothing is drawn while it runs. A seed gives the whole list of acts before the first
 * one is done, and the oracle folds that list in one thread.
 */
@NullMarked
package org.syncline.twoway;

import org.jspecify.annotations.NullMarked;
