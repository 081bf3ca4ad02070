package org.syncline.platform.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.syncline.assembly.Migrations;
import org.syncline.server.Databases;

/** The migrations make what the mapped classes expect; Hibernate compares the two. */
class MappingsFitSchemaTest {

  @Test
  void on_h2() {
    DataSource source = Databases.emptyH2();
    validate(source);
    ((JdbcConnectionPool) source).dispose();
  }

  @Test
  void on_postgresql() {
    validate(Databases.emptyPostgres());
  }

  private static void validate(DataSource source) {
    Migrations.run(source);
    try (EntityManagerFactory entities = Entities.on(source, "validate")) {
      assertThat(entities.getMetamodel().getEntities()).isNotEmpty();
    }
  }
}
