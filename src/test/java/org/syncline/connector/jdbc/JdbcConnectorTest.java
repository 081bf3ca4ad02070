package org.syncline.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JdbcConnectorTest {

  @Test
  void no_driver_stays_in_the_list_of_the_jvm() throws SQLException {
    Driver maria = new org.mariadb.jdbc.Driver();
    Driver postgres = new org.postgresql.Driver();
    try {
      assertThat(registered(maria)).isTrue();
      assertThat(registered(postgres)).isTrue();

      JdbcConnector.forgetDrivers();

      assertThat(registered(maria)).isFalse();
      assertThat(registered(postgres)).isFalse();
    } finally {
      DriverManager.registerDriver(maria);
      DriverManager.registerDriver(postgres);
    }
  }

  private static boolean registered(Driver driver) {
    return DriverManager.drivers().anyMatch(there -> there.getClass() == driver.getClass());
  }
}
