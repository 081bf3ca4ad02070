package org.syncline.security.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.platform.Permission;

/**
 * One operation as the OpenAPI document describes it.
 *
 * @param permission what it needs; empty = it is open to all
 * @param roles words of the roles that it is described as open to
 */
record Operation(String method, String path, Optional<Permission> permission, Set<String> roles) {

  /** As the entries name it. */
  String name() {
    return method + " " + path;
  }

  static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    document()
        .get("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        method ->
                            all.add(read(method.getKey(), path.getKey(), method.getValue()))));
    return all;
  }

  private static Operation read(String method, String path, JsonNode described) {
    Set<String> roles = new TreeSet<>();
    described.path("x-roles").forEach(role -> roles.add(role.asText()));
    Optional<Permission> permission =
        Optional.ofNullable(described.get("x-permission"))
            .map(
                word ->
                    Permission.ofWord(word.asText())
                        .orElseThrow(() -> new IllegalStateException(path + " needs " + word)));
    return new Operation(method.toUpperCase(Locale.ROOT), path, permission, roles);
  }

  private static JsonNode document() {
    try (InputStream in = Operation.class.getResourceAsStream("/openapi/openapi.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
