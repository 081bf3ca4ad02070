package org.syncline.security.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.syncline.architecture.HubClasses;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.security.Role;

/**
 * What is true of every endpoint there is: it says for whom it is, and the description is right.
 */
class EveryEndpointTest {
  private static final Set<String> OPEN = Set.of("post /setup");
  private static final String NOBODY = "nobody";

  @Test
  void every_endpoint_names_its_roles_or_is_on_the_list_of_open_ones() {
    Map<String, Set<String>> endpoints = endpoints();

    assertThat(endpoints).hasSizeGreaterThan(15);
    assertThat(endpoints.entrySet())
        .noneMatch(endpoint -> endpoint.getValue().contains(NOBODY))
        .allMatch(endpoint -> endpoint.getValue().isEmpty() == OPEN.contains(endpoint.getKey()));
  }

  @Test
  void the_open_api_document_has_every_endpoint_with_its_roles_and_no_other() throws IOException {
    assertThat(described()).isEqualTo(endpoints());
  }

  @Test
  void every_reference_in_the_open_api_document_leads_somewhere() throws IOException {
    JsonNode document = document();

    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void an_endpoint_that_names_no_role_is_found() throws NoSuchMethodException {
    Method method = Forgotten.class.getDeclaredMethod("read");

    assertThat(roles(Forgotten.class, method)).containsExactly(NOBODY);
  }

  /** A bad example. */
  @Path("forgotten")
  static final class Forgotten {
    @jakarta.ws.rs.GET
    public String read() {
      return "secret";
    }
  }

  private static Map<String, Set<String>> described() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    Iterator<Map.Entry<String, JsonNode>> paths = document().get("paths").fields();
    while (paths.hasNext()) {
      Map.Entry<String, JsonNode> path = paths.next();
      path.getValue()
          .fields()
          .forEachRemaining(
              operation -> {
                Set<String> roles = new TreeSet<>();
                operation.getValue().get("x-roles").forEach(role -> roles.add(role.asText()));
                found.put(operation.getKey() + " " + path.getKey(), roles);
              });
    }
    return found;
  }

  private static JsonNode document() throws IOException {
    try (InputStream in = EveryEndpointTest.class.getResourceAsStream("/openapi/openapi.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static Map<String, Set<String>> endpoints() {
    Map<String, Set<String>> found = new TreeMap<>();
    for (JavaClass candidate : HubClasses.all()) {
      if (candidate.isAnnotatedWith(Path.class)) {
        Class<?> type = candidate.reflect();
        for (Method method : type.getDeclaredMethods()) {
          verb(method)
              .ifPresent(verb -> found.put(verb + " " + path(type, method), roles(type, method)));
        }
      }
    }
    return found;
  }

  private static Optional<String> verb(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        return Optional.of(verb.value().toLowerCase(java.util.Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  private static String path(Class<?> type, Method method) {
    Path own = method.getAnnotation(Path.class);
    String joined =
        "/" + type.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
    return withoutPatterns(joined).replaceAll("/+", "/");
  }

  /** {@code {id: [0-9]{1,9}}} is {@code {id}} to whoever reads the description. */
  private static String withoutPatterns(String path) {
    StringBuilder plain = new StringBuilder();
    int depth = 0;
    boolean pattern = false;
    for (char c : path.toCharArray()) {
      depth += c == '{' ? 1 : 0;
      pattern |= depth == 1 && c == ':';
      depth -= c == '}' ? 1 : 0;
      pattern &= depth > 0;
      if (!pattern && c != ' ') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static Set<String> roles(Class<?> type, Method method) {
    AnnotatedElement rule = AccessFilter.ruleOf(type, method);
    if (rule != null && rule.isAnnotationPresent(PermitAll.class)) {
      return new TreeSet<>();
    }
    if (rule == null || !rule.isAnnotationPresent(Needs.class)) {
      return new TreeSet<>(Set.of(NOBODY));
    }
    Permission needed = rule.getAnnotation(Needs.class).value();
    Set<String> words = new TreeSet<>();
    for (Role role : Role.values()) {
      if (role.permissions().contains(needed)) {
        words.add(role.word());
      }
    }
    return words;
  }
}
