package org.syncline.server;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Runs a long proof by its name: {@code Proof crash intake 20} runs {@code
 * org.syncline.crash.IntakeCrash.main("20")}, {@code Proof bench intake} runs {@code
 * org.syncline.bench.IntakeBench.main()}. The program writes what it found to {@code
 * target/<kind>/<name>.json} and throws when its own bound does not hold.
 */
public final class Proof {
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

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
