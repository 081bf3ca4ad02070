package org.syncline.mapping;

/** One step: a text becomes another. Pure, shared between threads, never fails. */
@FunctionalInterface
interface MappingFunction {
  String apply(String value);
}
