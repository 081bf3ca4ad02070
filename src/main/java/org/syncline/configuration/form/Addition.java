package org.syncline.configuration.form;

/**
 * An object or a list that is not there and can be added.
 *
 * @param place to ask for it by
 * @param label the member's name; empty for one more item or member
 * @param key of its texts, see {@link Shape}
 */
public record Addition(String place, String label, String key, boolean required, String meaning) {}
