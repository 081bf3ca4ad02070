package org.syncline.platform.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.cfg.Configuration;

/** All mapped classes of the hub on a datasource, by Hibernate without a server. */
public final class Entities {
  private static final Path CLASSES = Path.of("target/classes");
  private static final List<Class<?>> ALL = all();

  private Entities() {}

  private static List<Class<?>> all() {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .<Class<?>>map(Entities::loaded)
          .filter(type -> type.isAnnotationPresent(Entity.class))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> loaded(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, Entities.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param schemaAction what to do with the schema, e.g. {@code validate} or {@code none}
   */
  public static EntityManagerFactory on(DataSource source, String schemaAction) {
    Configuration configuration = new Configuration();
    ALL.forEach(configuration::addAnnotatedClass);
    configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", source);
    configuration.getProperties().put("hibernate.hbm2ddl.auto", schemaAction);
    configuration.getProperties().put("hibernate.jdbc.time_zone", "UTC");
    return configuration.buildSessionFactory();
  }
}
