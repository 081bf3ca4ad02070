package org.syncline.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The hub's own classes as ArchUnit reads them, which takes seconds: once in a JVM. */
public final class HubClasses {
  private static final class Once {
    static final JavaClasses ALL = new ClassFileImporter().importPath(Path.of("target/classes"));
  }

  private HubClasses() {}

  /** All of them, none of the tests'. */
  public static JavaClasses all() {
    return Once.ALL;
  }
}
