package org.syncline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which classes and calls a rule speaks of. */
final class Choose {
  private Choose() {}

  static DescribedPredicate<JavaClass> types(String words, Predicate<JavaClass> test) {
    return describe(words, test);
  }

  static DescribedPredicate<JavaClass> named(String... names) {
    Set<String> wanted = Set.of(names);
    return describe("are one of " + wanted, type -> wanted.contains(type.getName()));
  }

  static DescribedPredicate<JavaClass> outside(String root, String feature) {
    HouseMap map = new HouseMap(root);
    return describe("are not in " + feature, type -> !map.isInFeature(type, feature));
  }

  /** Calls and method references alike. */
  static DescribedPredicate<JavaAccess<?>> calls(
      String words, Predicate<CodeUnitAccessTarget> test) {
    return describe(
        words,
        access -> access.getTarget() instanceof CodeUnitAccessTarget target && test.test(target));
  }

  static boolean startsWithAny(String name, String... prefixes) {
    return Stream.of(prefixes).anyMatch(name::startsWith);
  }
}
