package org.syncline.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.File;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.syncline.platform.Transactions;
import org.syncline.sync.intake.AcceptMessage;

/**
 * Inside the server, beside the hub: what its parts get from the container. Uses JUnit's own
 * assertions, for the WAR holds no others.
 */
@Tag("alone") // it shares its server with ArquillianIT
@ExtendWith({ArquillianServer.class, ArquillianExtension.class})
class InContainerIT {

  @Inject private AcceptMessage intake;
  @Inject private Transactions transactions;

  @Resource(lookup = "java:jboss/datasources/SynclineDS")
  private DataSource database;

  @Deployment
  static WebArchive hub() {
    WebArchive hub =
        ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/syncline.war"))
            .addClass(ArquillianServer.class);
    // Arquillian's own servlet has no log-in: the guard of the pages would not let it through.
    hub.delete("/WEB-INF/classes/org/syncline/console/PageAccess.class");
    return hub;
  }

  @Test
  void the_use_case_of_intake_can_be_injected() {
    assertNotNull(intake);
  }

  @Test
  void work_that_fails_leaves_nothing_and_work_that_ends_stays() {
    assertThrows(
        IllegalStateException.class,
        () ->
            transactions.inNew(
                () -> {
                  tell("rolled-back");
                  throw new IllegalStateException("after the write");
                }));
    assertEquals(0, told("rolled-back"));

    transactions.inNew(() -> tell("committed"));
    assertEquals(1, told("committed"));
  }

  private int tell(String system) {
    return execute(
        "insert into control_total (system_id, messages, told_by, told_at)"
            + " values (?, 1, 'test', current_timestamp)",
        system);
  }

  private int told(String system) {
    return execute("select count(*) from control_total where system_id = ?", system);
  }

  private int execute(String sql, String parameter) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      if (!statement.execute()) {
        return statement.getUpdateCount();
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
