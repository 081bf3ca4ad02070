/**
 * Parts of documents as forms: which fields a JSON schema asks for, what stands in them, what was
 * entered, and what is wrong with it, each at its place.
 *
 * <p>May use {@code configuration}. Surprising: nothing is lost that a field can't show. A null, an
 * empty text, a member that the schema does not know and a value of another type than it says are
 * shown as JSON text in their place, and read back from there.
 */
@NullMarked
package org.syncline.configuration.form;

import org.jspecify.annotations.NullMarked;
