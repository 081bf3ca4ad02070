package org.syncline.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/** The package-info above a class, as source and as compiled. */
final class PackageWords {
  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java"), Path.of("src/test/java"));

  private PackageWords() {}

  static ArchCondition<JavaClass> standAboveThem() {
    return new ArchCondition<>("stand below a package-info that tells what it has to") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        missing(type)
            .ifPresent(
                what ->
                    events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + what)));
      }
    };
  }

  private static Optional<String> missing(JavaClass type) {
    Optional<String> source = source(type.getPackageName());
    if (source.isEmpty()) {
      return Optional.of("its package has no package-info.java");
    }
    boolean nullMarked =
        type.getPackage()
            .tryGetPackageInfo()
            .filter(info -> info.isAnnotatedWith(NullMarked.class))
            .isPresent();
    if (!nullMarked) {
      return Optional.of("its package is not @NullMarked");
    }
    return source.get().contains("Surprising:")
        ? Optional.empty()
        : Optional.of("its package-info tells nothing surprising");
  }

  private static Optional<String> source(String packageName) {
    return SOURCES.stream()
        .map(root -> root.resolve(packageName.replace('.', '/')).resolve("package-info.java"))
        .filter(Files::exists)
        .findFirst()
        .map(PackageWords::read);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
