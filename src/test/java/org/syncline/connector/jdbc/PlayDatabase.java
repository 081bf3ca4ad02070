package org.syncline.connector.jdbc;

import java.util.Scanner;

/**
 * A PostgreSQL with one table, to try flows into databases by hand; see {@code
 * src/docs/connectors/jdbc.md}.
 */
public final class PlayDatabase {
  private PlayDatabase() {}

  public static void main(String[] args) {
    TargetDatabase database = TargetDatabase.sharedPostgres();
    database.run(
        "alter user hub password 'play-Wort7'",
        "create table contact (id bigserial primary key, hub bigint not null unique,"
            + " family_name varchar(100), mail varchar(200), left_at timestamptz)",
        "grant all on contact, contact_id_seq to hub");
    System.out.println(
        "PostgreSQL on 127.0.0.1:"
            + database.port()
            + ", database postgres, user hub,"
            + " password play-Wort7. Enter shows the rows of table contact, Ctrl-D ends.");
    Scanner lines = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8);
    while (lines.hasNextLine()) {
      lines.nextLine();
      database.rows("select * from contact order by id").forEach(System.out::println);
    }
    System.exit(0);
  }
}
