package org.syncline.console;

/**
 * A target that a row can be given.
 *
 * @param name as a document has it
 * @param label for people; empty where the name has to do
 * @param type the word of the field's type; empty where it is no field
 * @param needed whether the record type, or each mapping, requires it
 * @param used whether a row gives it a value
 */
public record TargetChoice(String name, String label, String type, boolean needed, boolean used) {}
