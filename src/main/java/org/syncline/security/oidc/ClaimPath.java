package org.syncline.security.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a claim stands: a name, or names of nested objects with dots between them. A claim whose
 * whole name has dots, such as an address, is found too, and first.
 */
record ClaimPath(String path) {

  Optional<Object> in(Map<String, Object> claims) {
    Object whole = claims.get(path);
    return whole == null ? Optional.ofNullable(walk(claims)) : Optional.of(whole);
  }

  private @Nullable Object walk(Map<String, Object> claims) {
    Object at = claims;
    for (String name : path.split("\\.", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return at;
  }

  /** The texts there: of a list, or the single one; what is no text is left out. */
  List<String> textsIn(Map<String, Object> claims) {
    Object found = in(claims).orElse(List.of());
    Collection<?> all = found instanceof Collection<?> many ? many : List.of(found);
    return all.stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }
}
