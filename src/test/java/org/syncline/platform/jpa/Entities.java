package org.syncline.platform.jpa;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.hibernate.cfg.Configuration;

/** All mapped classes of the hub on a datasource, by Hibernate without a server. */
public final class Entities {
  private Entities() {}

  /**
   * @param schemaAction what to do with the schema, e.g. {@code validate} or {@code none}
   */
  public static EntityManagerFactory on(DataSource source, String schemaAction) {
    Configuration configuration = new Configuration();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.syncline")
            .stream()
            .filter(type -> type.isAnnotatedWith(Entity.class))
            .map(JavaClass::reflect)
            .forEach(configuration::addAnnotatedClass);
    configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", source);
    configuration.getProperties().put("hibernate.hbm2ddl.auto", schemaAction);
    configuration.getProperties().put("hibernate.jdbc.time_zone", "UTC");
    return configuration.buildSessionFactory();
  }
}
