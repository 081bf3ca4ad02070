package org.syncline.mapping.function;

import java.util.function.Function;

/**
 * A function as it is registered.
 *
 * @param form what is certain about the texts that it gives
 * @param bind throws IllegalArgumentException with a sentence for arguments that don't fit together
 */
record FunctionEntry(
    FunctionDescription description, TextForm form, Function<Arguments, Body<?>> bind) {}
