package org.syncline.security.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.platform.Permission;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.ApiToken;
import org.syncline.security.ApiTokens;
import org.syncline.security.TokenQuery;

/** API tokens in their table; scopes as words with commas. */
public final class SqlApiTokens implements ApiTokens {
  private static final String COLUMNS =
      "select id, token_hash, account_name, label, scopes, created_at, expires_at from api_token ";

  private final Sql sql;

  public SqlApiTokens(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<ApiToken> find(String hash) {
    return sql
        .query(COLUMNS + "where token_hash = ?", p -> p.text(hash), SqlApiTokens::read)
        .stream()
        .findFirst();
  }

  @Override
  public List<ApiToken> of(String account) {
    return sql.query(
        COLUMNS + "where account_name = ? order by created_at desc, id",
        p -> p.text(account),
        SqlApiTokens::read);
  }

  @Override
  public List<ApiToken> search(TokenQuery query, Instant now) {
    String order = query.falling() ? " desc" : "";
    return sql.query(
        COLUMNS
            + "where expires_at > ?"
            + (query.account() == null ? "" : " and account_name = ?")
            + (query.endingBefore() == null ? "" : " and expires_at < ?")
            + (query.behind() == null ? "" : " and " + behind(query.falling() ? "<" : ">"))
            + " order by expires_at"
            + order
            + ", id"
            + order
            + " limit ?",
        p -> bind(p, query, now),
        SqlApiTokens::read);
  }

  /** Not as two rows: H2 does not know the types of their parameters. */
  private static String behind(String where) {
    return "(expires_at " + where + " ? or expires_at = ? and id " + where + " ?)";
  }

  private static void bind(Sql.Parameters p, TokenQuery query, Instant now) throws SQLException {
    p.time(now);
    if (query.account() != null) {
      p.text(query.account());
    }
    if (query.endingBefore() != null) {
      p.time(query.endingBefore());
    }
    TokenQuery.Place behind = query.behind();
    if (behind != null) {
      p.time(behind.expiresAt()).time(behind.expiresAt()).text(behind.id());
    }
    p.count(query.limit());
  }

  @Override
  public void add(ApiToken token) {
    sql.update(
        "insert into api_token (id, token_hash, account_name, label, scopes, created_at,"
            + " expires_at) values (?, ?, ?, ?, ?, ?, ?)",
        p ->
            p.text(token.id())
                .text(token.hash())
                .text(token.account())
                .text(token.label())
                .text(words(token.scopes()))
                .time(token.createdAt())
                .time(token.expiresAt()));
  }

  @Override
  public boolean remove(String account, String id) {
    return sql.update(
            "delete from api_token where account_name = ? and id = ?",
            p -> p.text(account).text(id))
        == 1;
  }

  @Override
  public void removeExpired(Instant now) {
    sql.update("delete from api_token where expires_at <= ?", p -> p.time(now));
  }

  private static String words(Set<Permission> scopes) {
    return scopes.stream().map(Permission::word).sorted().collect(Collectors.joining(","));
  }

  private static ApiToken read(Sql.Row row) throws SQLException {
    // A permission that a later version of the hub does not know any more allows nothing.
    Set<Permission> scopes =
        Arrays.stream(row.text("scopes").split(","))
            .flatMap(word -> Permission.ofWord(word).stream())
            .collect(Collectors.toSet());
    return new ApiToken(
        row.text("id"),
        row.text("token_hash"),
        row.text("account_name"),
        row.text("label"),
        scopes,
        row.time("created_at"),
        row.time("expires_at"));
  }
}
