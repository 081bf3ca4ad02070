package org.syncline.security.matrix;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One request, without who sends it.
 *
 * @param then what the stage has to know once it was done
 */
record Ask(
    String method, String path, @Nullable Body body, @Nullable String ifMatch, Runnable then) {
  private static final Runnable NOTHING = () -> {};

  /** What is sent, and as what. */
  record Body(String type, byte[] bytes) {}

  static Ask get(String path) {
    return new Ask("GET", path, null, null, NOTHING);
  }

  static Ask delete(String path) {
    return new Ask("DELETE", path, null, null, NOTHING);
  }

  static Ask post(String path) {
    return new Ask("POST", path, null, null, NOTHING);
  }

  static Ask post(String path, String json) {
    return new Ask("POST", path, json(json), null, NOTHING);
  }

  static Ask post(String path, Body body) {
    return new Ask("POST", path, body, null, NOTHING);
  }

  static Ask put(String path, String json) {
    return new Ask("PUT", path, json(json), null, NOTHING);
  }

  static Ask put(String path, Body body) {
    return new Ask("PUT", path, body, null, NOTHING);
  }

  static Ask patch(String path, String json) {
    return new Ask("PATCH", path, json(json), null, NOTHING);
  }

  /** With ' for ". */
  private static Body json(String text) {
    return new Body("application/json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  Ask ifMatch(String tag) {
    return new Ask(method, path, body, tag, then);
  }

  Ask then(Runnable next) {
    return new Ask(method, path, body, ifMatch, next);
  }

  Ask as(String otherMethod) {
    return new Ask(otherMethod, path, null, null, NOTHING);
  }

  HttpRequest.Builder request(URI hub) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(hub + "api" + path))
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes()));
    if (body != null) {
      request.header("Content-Type", body.type());
    }
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request;
  }

  /** A text without what only this address has, so that answers about two of them compare. */
  String withoutOwnWords(String text, Ask other) {
    Set<String> own = words(path);
    own.removeAll(words(other.path));
    String left = text;
    for (String word : own) {
      left = left.replaceAll("\\b\\Q" + word + "\\E\\b", "#");
    }
    return left;
  }

  private static Set<String> words(String address) {
    return new TreeSet<>(Arrays.asList(address.split("[/?=&]")));
  }
}
