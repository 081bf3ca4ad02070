package org.syncline.connector.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Limits;

/**
 * The settings of a connection to a system that speaks JSON over HTTP.
 *
 * @param headers of all requests
 * @param errorPath where answers of success tell errors; null = nowhere
 * @param check what tries the connection; null where the settings have none
 * @param objects requests by the name of the object
 */
record Manifest(
    AuthDocument.LogIn logIn,
    Map<String, String> headers,
    ForeignValues values,
    @Nullable MemberPath errorPath,
    List<ErrorRule> errors,
    Limits limits,
    @Nullable Check check,
    Map<String, Map<Purpose, RequestTemplate>> objects) {

  /**
   * A request that changes nothing.
   *
   * @param expect what its answer has to hold; null = nothing
   */
  record Check(RequestTemplate request, @Nullable MemberPath expect) {}
}
