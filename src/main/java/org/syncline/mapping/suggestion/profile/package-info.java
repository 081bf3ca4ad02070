/**
 * What samples or a schema of a source say about its fields: where they are, how often they are
 * filled, what their values look like.
 *
 * <p>May use {@code mapping.format}, {@code mapping.conversion}, {@code mapping.value} and the
 * hardened readers of {@code platform}. Surprising: values are recognised by the very conversions
 * that read them later, so that what is recognised can also be read; and no value leaves a profile
 * but masked, or as a word that the dictionary of values has too.
 */
@NullMarked
package org.syncline.mapping.suggestion.profile;

import org.jspecify.annotations.NullMarked;
