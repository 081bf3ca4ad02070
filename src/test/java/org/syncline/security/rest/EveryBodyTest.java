package org.syncline.security.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.syncline.architecture.HubClasses;

/**
 * No body is read by a reader that the server brings along: what is no JSON comes in as bytes, so
 * that neither JAXB nor a reader of XML sources or of multipart can be reached.
 */
class EveryBodyTest {
  private static final String JSON = "application/json";

  @Test
  void bodies_are_json_or_bytes() {
    Map<String, String> bodies = bodies();

    assertThat(bodies).hasSizeGreaterThan(12);
    assertThat(bodies.entrySet())
        .allMatch(body -> body.getValue().startsWith(JSON) || isBytes(body.getValue()));
    assertThat(bodies.entrySet().stream().filter(body -> !body.getValue().startsWith(JSON)))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "ConfigurationArchiveResource.take",
            "IntakeResource.accept",
            "MappingTableResource.put",
            "MappingTablesResource.read");
  }

  private static boolean isBytes(String body) {
    return body.endsWith(" " + InputStream.class.getName());
  }

  /** Operation -> media type and Java type of its body. */
  private static Map<String, String> bodies() {
    Map<String, String> found = new TreeMap<>();
    for (JavaClass candidate : HubClasses.all()) {
      if (candidate.isAnnotatedWith(Path.class)) {
        for (Method method : candidate.reflect().getDeclaredMethods()) {
          body(method)
              .ifPresent(
                  type ->
                      found.put(
                          candidate.getSimpleName() + "." + method.getName(),
                          consumed(method) + " " + type.getName()));
        }
      }
    }
    return found;
  }

  /** The parameter without an annotation of Jakarta REST; null markers are none. */
  private static Optional<Class<?>> body(Method method) {
    if (Arrays.stream(method.getAnnotations()).noneMatch(EveryBodyTest::isVerb)) {
      return Optional.empty();
    }
    for (Parameter parameter : method.getParameters()) {
      if (Arrays.stream(parameter.getAnnotations())
          .noneMatch(given -> given.annotationType().getName().startsWith("jakarta.ws.rs."))) {
        return Optional.of(parameter.getType());
      }
    }
    return Optional.empty();
  }

  private static boolean isVerb(Annotation annotation) {
    return annotation.annotationType().isAnnotationPresent(HttpMethod.class);
  }

  private static String consumed(Method method) {
    Consumes consumes = method.getAnnotation(Consumes.class);
    if (consumes == null) {
      consumes = method.getDeclaringClass().getAnnotation(Consumes.class);
    }
    return consumes == null ? "anything" : String.join(",", consumes.value());
  }
}
