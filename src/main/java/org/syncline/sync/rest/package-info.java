/**
 * The life of mappings by REST: drafts, publication, roll-back, comparison, golden cases; and what
 * connectors there are.
 *
 * <p>May use {@code sync} and what it knows, {@code security}, {@code platform}. Surprising: each
 * address is a class of its own, because one class for {@code mappings/{id}} would take the address
 * of the mapping itself away from the documents.
 */
@NullMarked
package org.syncline.sync.rest;

import org.jspecify.annotations.NullMarked;
