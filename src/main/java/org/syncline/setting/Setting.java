package org.syncline.setting;

/**
 * A setting that is read when the server starts.
 *
 * @param absent what counts where it is not set, empty for nothing; {@code <data>} and {@code
 *     <configuration>} are folders of the server, {@code ${other:else}} is what another property of
 *     the server says
 * @param secret whether nobody is shown its value
 */
public record Setting(String name, String absent, boolean secret) {}
