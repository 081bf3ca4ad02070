package org.syncline.security.secret;

/**
 * What a secret is for.
 *
 * @param kind a word for what is spoken there, at most 20 characters
 * @param host in the form in which hosts are compared
 */
public record Endpoint(String kind, String host, int port, boolean tls) {}
