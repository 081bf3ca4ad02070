package org.syncline.security.secret.jpa;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.secret.Endpoint;
import org.syncline.security.secret.Sealed;
import org.syncline.security.secret.SecretName;
import org.syncline.security.secret.Secrets;
import org.syncline.security.secret.StoredSecret;

/** Secrets in their table. */
public final class SqlSecrets implements Secrets {
  private static final String COLUMNS =
      "select system_id, name, kind, host, port, tls, key_version, sealed, set_at, set_by"
          + " from secret ";

  private final Sql sql;

  public SqlSecrets(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<StoredSecret> all() {
    return sql.query(COLUMNS + "order by system_id, name", p -> {}, SqlSecrets::read);
  }

  @Override
  public List<StoredSecret> ofSystem(String system) {
    return sql.query(
        COLUMNS + "where system_id = ? order by name", p -> p.text(system), SqlSecrets::read);
  }

  @Override
  public Optional<StoredSecret> find(SecretName name) {
    return sql
        .query(
            COLUMNS + "where system_id = ? and name = ?",
            p -> p.text(name.system()).text(name.name()),
            SqlSecrets::read)
        .stream()
        .findFirst();
  }

  @Override
  public void put(StoredSecret secret) {
    remove(secret.name());
    sql.update(
        "insert into secret (system_id, name, kind, host, port, tls, key_version, sealed, set_at,"
            + " set_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        p ->
            p.text(secret.name().system())
                .text(secret.name().name())
                .text(secret.endpoint().kind())
                .text(secret.endpoint().host())
                .count(secret.endpoint().port())
                .flag(secret.endpoint().tls())
                .count(secret.sealed().keyVersion())
                .bytes(secret.sealed().bytes())
                .time(secret.setAt())
                .text(secret.setBy()));
  }

  @Override
  public boolean replaceSeal(StoredSecret secret, Sealed anew) {
    return sql.update(
            "update secret set key_version = ?, sealed = ? where system_id = ? and name = ? and"
                + " sealed = ?",
            p ->
                p.count(anew.keyVersion())
                    .bytes(anew.bytes())
                    .text(secret.name().system())
                    .text(secret.name().name())
                    .bytes(secret.sealed().bytes()))
        == 1;
  }

  @Override
  public boolean remove(SecretName name) {
    return sql.update(
            "delete from secret where system_id = ? and name = ?",
            p -> p.text(name.system()).text(name.name()))
        == 1;
  }

  private static StoredSecret read(Sql.Row row) throws SQLException {
    return new StoredSecret(
        new SecretName(row.text("system_id"), row.text("name")),
        new Endpoint(row.text("kind"), row.text("host"), row.count("port"), row.flag("tls")),
        new Sealed(row.count("key_version"), row.bytes("sealed")),
        row.time("set_at"),
        row.text("set_by"));
  }
}
