package org.syncline.mapping.value;

/**
 * Why a value can't become what is asked for.
 *
 * @param code one of {@link Codes}
 * @param message a sentence that says what to do and never holds the value
 */
public record Fault(String code, String message) {}
