package org.syncline.security.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.Account;
import org.syncline.security.AccountQuery;
import org.syncline.security.AccountState;
import org.syncline.security.Accounts;
import org.syncline.security.Role;

/** Accounts in their table; roles as words with commas. */
public final class SqlAccounts implements Accounts {
  private static final String COLUMNS =
      "select a.name, a.password_hash, a.roles, a.system_id, a.created_at, a.failed_attempts,"
          + " a.locked_until, a.sign_outs, a.blocked_at, a.blocked_by, o.field, o.owned_value from ";
  private static final String OWNED = " left join account_ownership o on o.account_name = a.name ";
  private static final String SELECT = COLUMNS + "account a" + OWNED;
  private static final String OWNER = "owner";
  private static final String TEAM = "team";

  private final Sql sql;

  public SqlAccounts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Account> find(String name) {
    return accounts(sql.query(SELECT + "where a.name = ?", p -> p.text(name), SqlAccounts::line))
        .stream()
        .findFirst();
  }

  @Override
  public List<Account> all() {
    return accounts(sql.query(SELECT + "order by a.name", p -> {}, SqlAccounts::line));
  }

  @Override
  public List<Account> search(AccountQuery query, Instant now) {
    String order = query.falling() ? " desc" : "";
    // The limit is of accounts, not of what they own.
    String found =
        "(select * from account where 1 = 1"
            + (query.behind() == null ? "" : " and name " + (query.falling() ? "<" : ">") + " ?")
            + (query.name() == null ? "" : " and name like ? escape '!'")
            + (query.role() == null ? "" : " and ',' || roles || ',' like ?")
            + state(query.state())
            + " order by name"
            + order
            + " limit ?) a";
    return accounts(
        sql.query(
            COLUMNS + found + OWNED + "order by a.name" + order,
            p -> bind(p, query, now),
            SqlAccounts::line));
  }

  private static String state(@Nullable AccountState state) {
    if (state == null) {
      return "";
    }
    return switch (state) {
      case BLOCKED -> " and blocked_at is not null";
      case LOCKED -> " and blocked_at is null and locked_until > ?";
      case ACTIVE -> " and blocked_at is null and (locked_until is null or locked_until <= ?)";
    };
  }

  private static void bind(Sql.Parameters p, AccountQuery query, Instant now) throws SQLException {
    if (query.behind() != null) {
      p.text(query.behind());
    }
    String name = query.name();
    if (name != null) {
      p.text("%" + name.replaceAll("[!%_]", "!$0") + "%");
    }
    Role role = query.role();
    if (role != null) {
      p.text("%," + role.word() + ",%");
    }
    if (query.state() == AccountState.LOCKED || query.state() == AccountState.ACTIVE) {
      p.time(now);
    }
    p.count(query.limit());
  }

  @Override
  public List<Account> lockAll() {
    sql.query(
        "select name from account order by name for update", p -> {}, row -> row.text("name"));
    return all();
  }

  @Override
  public void add(Account account) {
    Account.Block block = account.block();
    sql.update(
        "insert into account (name, password_hash, roles, system_id, created_at, failed_attempts,"
            + " locked_until, sign_outs, blocked_at, blocked_by)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        p ->
            p.text(account.name())
                .text(account.passwordHash())
                .text(words(account.roles()))
                .text(account.standing().system())
                .time(account.createdAt())
                .count(account.failedAttempts())
                .time(account.lockedUntil())
                .count(account.signOuts())
                .time(block == null ? null : block.since())
                .text(block == null ? null : block.by()));
    own(account.name(), account.standing());
  }

  private void own(String name, Account.Standing standing) {
    standing.owners().forEach(value -> own(name, OWNER, value));
    standing.teams().forEach(value -> own(name, TEAM, value));
  }

  private void own(String name, String field, String value) {
    sql.update(
        "insert into account_ownership (account_name, field, owned_value) values (?, ?, ?)",
        p -> p.text(name).text(field).text(value));
  }

  @Override
  public boolean setStanding(String name, Account.Standing standing) {
    sql.update("delete from account_ownership where account_name = ?", p -> p.text(name));
    boolean there =
        sql.update(
                "update account set roles = ?, system_id = ? where name = ?",
                p -> p.text(words(standing.roles())).text(standing.system()).text(name))
            == 1;
    if (there) {
      own(name, standing);
    }
    return there;
  }

  @Override
  public boolean remove(String name) {
    return sql.update("delete from account where name = ?", p -> p.text(name)) == 1;
  }

  @Override
  public boolean setPassword(String name, String passwordHash) {
    return sql.update(
            "update account set password_hash = ?, failed_attempts = 0, locked_until = null"
                + " where name = ?",
            p -> p.text(passwordHash).text(name))
        == 1;
  }

  @Override
  public boolean setBlock(String name, Account.@Nullable Block block) {
    return sql.update(
            "update account set blocked_at = ?, blocked_by = ? where name = ?",
            p ->
                p.time(block == null ? null : block.since())
                    .text(block == null ? null : block.by())
                    .text(name))
        == 1;
  }

  @Override
  public boolean signOut(String name) {
    return sql.update(
            "update account set sign_outs = sign_outs + 1 where name = ?", p -> p.text(name))
        == 1;
  }

  @Override
  public void countFailure(String name, int limit, Instant lockUntil) {
    // One statement, so that guesses made at once are all counted.
    sql.update(
        "update account set"
            + " locked_until = case when failed_attempts + 1 >= ? then ? else locked_until end,"
            + " failed_attempts = case when failed_attempts + 1 >= ? then 0"
            + " else failed_attempts + 1 end where name = ?",
        p -> p.count(limit).time(lockUntil).count(limit).text(name));
  }

  @Override
  public void forgetFailures(String name) {
    sql.update(
        "update account set failed_attempts = 0, locked_until = null where name = ?",
        p -> p.text(name));
  }

  private static String words(Set<Role> roles) {
    return roles.stream().map(Role::word).sorted().collect(Collectors.joining(","));
  }

  /** An account beside one thing that it owns, if it owns any. */
  private record Line(Account account, @Nullable String field, @Nullable String value) {}

  private static Line line(Sql.Row row) throws SQLException {
    Set<Role> roles =
        Arrays.stream(row.text("roles").split(","))
            .map(word -> Role.ofWord(word).orElseThrow())
            .collect(Collectors.toSet());
    Instant blocked = row.timeOrNull("blocked_at");
    Account account =
        new Account(
            row.text("name"),
            row.text("password_hash"),
            new Account.Standing(roles, row.textOrNull("system_id"), Set.of(), Set.of()),
            row.time("created_at"),
            row.count("failed_attempts"),
            row.timeOrNull("locked_until"),
            row.count("sign_outs"),
            blocked == null ? null : new Account.Block(blocked, row.text("blocked_by")));
    return new Line(account, row.textOrNull("field"), row.textOrNull("owned_value"));
  }

  private static List<Account> accounts(List<Line> lines) {
    Map<String, List<Line>> byName = new LinkedHashMap<>();
    lines.forEach(
        line -> byName.computeIfAbsent(line.account().name(), n -> new ArrayList<>()).add(line));
    return byName.values().stream().map(SqlAccounts::account).toList();
  }

  private static Account account(List<Line> lines) {
    Account bare = lines.get(0).account();
    Account.Standing standing =
        new Account.Standing(
            bare.roles(), bare.standing().system(), values(lines, OWNER), values(lines, TEAM));
    return new Account(
        bare.name(),
        bare.passwordHash(),
        standing,
        bare.createdAt(),
        bare.failedAttempts(),
        bare.lockedUntil(),
        bare.signOuts(),
        bare.block());
  }

  private static Set<String> values(List<Line> lines, String field) {
    Set<String> values = new TreeSet<>();
    for (Line line : lines) {
      String value = line.value();
      if (value != null && field.equals(line.field())) {
        values.add(value);
      }
    }
    return values;
  }
}
