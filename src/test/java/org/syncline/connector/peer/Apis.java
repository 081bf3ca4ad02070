package org.syncline.connector.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** APIs in the shapes of well-known products. */
public final class Apis {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Apis() {}

  /**
   * The plain one: {@code POST /rows}, {@code PUT, PATCH, GET, DELETE /rows/<id>}, {@code GET
   * /rows?hub=<record>}, {@code GET /rows} page by page; rows as they are, with {@code id}.
   */
  public static Said plain(Asked asked, Books books) {
    List<String> steps = asked.steps();
    String id = steps.size() > 1 ? steps.get(1) : "";
    return switch (asked.method()) {
      case "POST" ->
          books.once(
              asked.header("idempotency-key"),
              () -> Said.of(201, row(books, "rows", books.create("rows", asked.json()), "id")));
      case "PUT" -> {
        boolean fresh = books.put("rows", id, asked.json());
        yield Said.of(fresh ? 201 : 200, row(books, "rows", id, "id"));
      }
      case "PATCH" -> {
        if (books.row("rows", id).isEmpty()) {
          yield Said.of(404, "{}");
        }
        books.put("rows", id, asked.json());
        yield Said.of(200, row(books, "rows", id, "id"));
      }
      case "DELETE" -> books.remove("rows", id) ? Said.of(204) : Said.of(404, "{}");
      default -> {
        if (!id.isEmpty()) {
          yield books.row("rows", id).isPresent()
              ? Said.of(200, row(books, "rows", id, "id"))
              : Said.of(404, "{}");
        }
        if (!asked.query().containsKey("hub")) {
          yield page(asked, books);
        }
        List<String> found = books.having("rows", "hub", asked.query().get("hub"));
        yield Said.of(200, list(books, "rows", found, "items", "id"));
      }
    };
  }

  /** All rows, by {@code limit} and offset, page (from 1), page0 (from 0) or after. */
  private static Said page(Asked asked, Books books) {
    Map<String, String> query = asked.query();
    List<String> ids = books.ids("rows");
    int limit = Integer.parseInt(query.getOrDefault("limit", "1000"));
    int page =
        query.containsKey("page")
            ? Integer.parseInt(query.get("page")) - 1
            : Integer.parseInt(query.getOrDefault("page0", "0"));
    int from =
        query.containsKey("after")
            ? ids.indexOf(query.get("after")) + 1
            : Integer.parseInt(query.getOrDefault("offset", Integer.toString(page * limit)));
    List<String> told = ids.subList(Math.min(from, ids.size()), Math.min(from + limit, ids.size()));
    boolean more = from + limit < ids.size();
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode list = answer.putArray("items");
    told.forEach(id -> list.add(tree(books, "rows", id, "id")));
    ObjectNode paging = answer.putObject("paging").put("more", more);
    paging.put("last", told.isEmpty() ? null : told.get(told.size() - 1));
    paging.put("after", more ? told.get(told.size() - 1) : null);
    String next = "/rows?offset=" + (from + limit) + "&limit=" + limit;
    paging.put("next", more ? next : null);
    Said said = Said.of(200, answer.toString());
    return more
        ? said.with("Link", "</rows>; rel=\"first\", <" + next + ">; rel=\"next\"")
        : said.with("Link", "</rows>; rel=\"first\"");
  }

  private static ObjectNode tree(Books books, String object, String id, String idName) {
    return books.row(object, id).orElseThrow().put(idName, id);
  }

  private static String row(Books books, String object, String id, String idName) {
    return tree(books, object, id, idName).toString();
  }

  private static String list(
      Books books, String object, List<String> ids, String name, String idName) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode list = answer.putArray(name);
    ids.forEach(id -> list.add(tree(books, object, id, idName)));
    return answer.toString();
  }

  /** Tokens by client credentials; each serves for some requests only. */
  private static final class Tokens {
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private final AtomicInteger last = new AtomicInteger();

    Said issue(boolean known) {
      if (!known) {
        return Said.of(401, "{\"error\": \"invalid_client\", \"hint\": \"remote words\"}");
      }
      String token = "token-" + last.incrementAndGet();
      valid.add(token);
      return Said.of(
          200,
          "{\"access_token\": \""
              + token
              + "\", \"token_type\": \"Bearer\", \"expires_in\": 3600}");
    }

    boolean takes(Asked asked) {
      return valid.contains(asked.header("authorization").replaceFirst("^Bearer ", ""));
    }
  }

  /** Upserts by a field of the hub's; errors as a list; 204 without a body. */
  public static final class SalesforceLike implements FakePeer.Api {
    private static final String ERROR = "[{\"message\": \"remote words\", \"errorCode\": \"%s\"}]";
    private final Tokens tokens = new Tokens();
    private final String secret;

    public SalesforceLike(String secret) {
      this.secret = secret;
    }

    /** All tokens so far are worth nothing. */
    public void expire() {
      tokens.valid.clear();
    }

    @Override
    public Said answer(Asked asked, Books books) {
      if (asked.path().equals("/services/oauth2/token")) {
        return tokens.issue(
            asked.body().contains("client_id=syncline")
                && asked.body().contains("client_secret=" + secret));
      }
      if (!tokens.takes(asked)) {
        return Said.of(401, String.format(ERROR, "INVALID_SESSION_ID"));
      }
      // /services/data/sobjects/Account...
      List<String> steps = asked.steps().subList(2, asked.steps().size());
      if (asked.method().equals("POST")) {
        if (!books.having("Account", "Name", asked.json().path("Name").asText()).isEmpty()) {
          return Said.of(400, String.format(ERROR, "DUPLICATE_VALUE"));
        }
        return Said.of(201, made(books.create("Account", asked.json())));
      }
      if (steps.size() == 4) {
        return byKey(asked, books, steps.get(3));
      }
      String id = steps.get(2);
      if (books.row("Account", id).isEmpty()) {
        return Said.of(404, String.format(ERROR, "NOT_FOUND"));
      }
      if (asked.method().equals("GET")) {
        return Said.of(200, row(books, "Account", id, "Id"));
      }
      if (asked.method().equals("DELETE")) {
        books.remove("Account", id);
      } else {
        books.put("Account", id, asked.json());
      }
      return Said.of(204);
    }

    private static Said byKey(Asked asked, Books books, String key) {
      List<String> found = books.having("Account", "Hub_Id__c", key);
      if (asked.method().equals("GET")) {
        return found.isEmpty()
            ? Said.of(404, String.format(ERROR, "NOT_FOUND"))
            : Said.of(200, row(books, "Account", found.get(0), "Id"));
      }
      ObjectNode fields = ((ObjectNode) asked.json()).put("Hub_Id__c", key);
      if (found.isEmpty()) {
        return Said.of(201, made(books.create("Account", fields)));
      }
      books.put("Account", found.get(0), fields);
      return Said.of(204);
    }

    private static String made(String id) {
      return "{\"id\": \"" + id + "\", \"success\": true, \"errors\": []}";
    }
  }

  /** Rows inside {@code properties}; a search by POST. */
  public static final class HubSpotLike implements FakePeer.Api {
    private final String secret;

    public HubSpotLike(String secret) {
      this.secret = secret;
    }

    @Override
    public Said answer(Asked asked, Books books) {
      if (!asked.header("authorization").equals("Bearer " + secret)) {
        return Said.of(401, "{\"category\": \"INVALID_AUTHENTICATION\"}");
      }
      String last = asked.steps().get(asked.steps().size() - 1);
      if (last.equals("search")) {
        JsonNode filter = asked.json().at("/filterGroups/0/filters/0");
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        books
            .having("contacts", filter.path("propertyName").asText(), filter.path("value").asText())
            .forEach(id -> results.add(wrapped(books, id)));
        return Said.of(200, answer.toString());
      }
      if (asked.method().equals("POST")) {
        JsonNode fields = asked.json().path("properties");
        List<String> same = books.having("contacts", "email", fields.path("email").asText());
        if (!same.isEmpty()) {
          return Said.of(
              409, "{\"message\": \"Contact already exists. Existing ID: " + same.get(0) + "\"}");
        }
        return Said.of(201, wrapped(books, books.create("contacts", fields)).toString());
      }
      if (books.row("contacts", last).isEmpty()) {
        return Said.of(404, "{}");
      }
      if (asked.method().equals("DELETE")) {
        books.remove("contacts", last);
        return Said.of(204);
      }
      if (asked.method().equals("PATCH")) {
        books.put("contacts", last, asked.json().path("properties"));
      }
      return Said.of(200, wrapped(books, last).toString());
    }

    private static ObjectNode wrapped(Books books, String id) {
      ObjectNode answer = JSON.createObjectNode().put("id", id);
      answer.set("properties", books.row("contacts", id).orElseThrow());
      return answer;
    }
  }

  /**
   * Ids in brackets; 204 with the new row's address in a header; If-Match and If-None-Match; each
   * row has an ETag, which lists tell inside of it.
   */
  public static final class ODataLike implements FakePeer.Api {
    private final Tokens tokens = new Tokens();
    private final String basic;

    /**
     * @param basic user and password as they come at the token endpoint
     */
    public ODataLike(String basic) {
      this.basic = basic;
    }

    @Override
    public Said answer(Asked asked, Books books) {
      if (asked.path().equals("/oauth2/token")) {
        return tokens.issue(
            asked.header("authorization").equals("Basic " + basic)
                && asked.body().contains("resource=crm"));
      }
      if (!tokens.takes(asked)) {
        return Said.of(401);
      }
      String last = asked.steps().get(asked.steps().size() - 1);
      if (!last.contains("(")) {
        String filter = asked.query().get("$filter");
        String key = filter.substring(filter.lastIndexOf(' ') + 1);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("value");
        books
            .having("accounts", "hub_record", key)
            .forEach(
                there ->
                    list.add(
                        tree(books, "accounts", there, "accountid")
                            .put("@odata.etag", etag(books, there))));
        return Said.of(200, answer.toString());
      }
      String inside = last.substring(last.indexOf('(') + 1, last.length() - 1);
      boolean byKey = inside.startsWith("hub_record=");
      String key = inside.substring(inside.indexOf('=') + 1);
      Optional<String> id =
          byKey
              ? books.having("accounts", "hub_record", key).stream().findFirst()
              : Optional.of(inside).filter(text -> books.row("accounts", text).isPresent());
      return switch (asked.method()) {
        case "GET" -> id.map(there -> whole(books, there)).orElse(Said.of(404, "{}"));
        case "DELETE" -> {
          if (hasMoved(asked, books, id)) {
            yield Said.of(412, "{}");
          }
          id.ifPresent(there -> books.remove("accounts", there));
          yield id.isPresent() ? Said.of(204) : Said.of(404, "{}");
        }
        default -> {
          boolean barred =
              id.isPresent() && asked.header("if-none-match").equals("*")
                  || id.isEmpty() && !asked.header("if-match").isEmpty()
                  || hasMoved(asked, books, id);
          if (barred) {
            yield id.isPresent()
                ? Said.of(412, "{}")
                : Said.of(404, "{\"error\": {\"code\": \"ObjectDoesNotExist\"}}");
          }
          ObjectNode fields = (ObjectNode) asked.json();
          if (byKey) {
            fields.put("hub_record", key);
          }
          String row = id.orElseGet(() -> books.create("accounts", fields));
          books.put("accounts", row, fields);
          yield asked.header("prefer").equals("return=representation")
              ? whole(books, row)
              : Said.of(204).with("OData-EntityId", "http://crm/api/accounts(" + row + ")");
        }
      };
    }

    private static Said whole(Books books, String id) {
      return Said.of(200, row(books, "accounts", id, "accountid")).with("ETag", etag(books, id));
    }

    private static String etag(Books books, String id) {
      return "W/\""
          + Integer.toHexString(books.row("accounts", id).orElseThrow().hashCode())
          + "\"";
    }

    private static boolean hasMoved(Asked asked, Books books, Optional<String> id) {
      String match = asked.header("if-match");
      return id.isPresent()
          && !match.isEmpty()
          && !match.equals("*")
          && !match.equals(etag(books, id.get()));
    }
  }

  /** Rows inside {@code user}; an idempotency key. */
  public static final class ZendeskLike implements FakePeer.Api {
    private final String basic;

    public ZendeskLike(String basic) {
      this.basic = basic;
    }

    @Override
    public Said answer(Asked asked, Books books) {
      if (!asked.header("authorization").equals("Basic " + basic)) {
        return Said.of(401, "{\"error\": \"Couldn't authenticate you\"}");
      }
      if (asked.path().endsWith("/search.json")) {
        String key = asked.query().get("external_id");
        return Said.of(
            200, list(books, "users", books.having("users", "external_id", key), "users", "id"));
      }
      if (asked.method().equals("POST")) {
        return books.once(
            asked.header("idempotency-key"),
            () -> {
              JsonNode user = asked.json().path("user");
              return user.path("name").asText().isEmpty()
                  ? Said.of(422, "{\"error\": \"RecordInvalid\", \"description\": \"words\"}")
                  : Said.of(201, wrapped(books, books.create("users", user)));
            });
      }
      String last = asked.steps().get(asked.steps().size() - 1);
      String id = last.substring(0, last.length() - ".json".length());
      if (books.row("users", id).isEmpty()) {
        return Said.of(404, "{\"error\": \"RecordNotFound\"}");
      }
      if (asked.method().equals("DELETE")) {
        books.remove("users", id);
        return Said.of(204);
      }
      if (asked.method().equals("PUT")) {
        books.put("users", id, asked.json().path("user"));
      }
      return Said.of(200, wrapped(books, id));
    }

    private static String wrapped(Books books, String id) {
      ObjectNode answer = JSON.createObjectNode();
      answer.set("user", tree(books, "users", id, "id"));
      return answer.toString();
    }
  }

  /**
   * One address; errors inside 200; false for null, [id, name] for references, times without zone.
   */
  public static final class JsonRpc implements FakePeer.Api {
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger last = new AtomicInteger();
    private final Map<String, String> passwords;

    public JsonRpc(Map<String, String> passwords) {
      this.passwords = passwords;
    }

    /** All sessions so far are over. */
    public void expire() {
      sessions.clear();
    }

    @Override
    public Said answer(Asked asked, Books books) {
      JsonNode params = asked.json().path("params");
      if (asked.path().equals("/web/session/authenticate")) {
        String known = passwords.get(params.path("login").asText());
        if (!params.path("password").asText().equals(known)) {
          return error(200, "odoo.exceptions.AccessDenied");
        }
        String session = "s" + last.incrementAndGet();
        sessions.add(session);
        return Said.of(200, "{\"jsonrpc\": \"2.0\", \"result\": {\"uid\": 2}}")
            .with("Set-Cookie", "lang=en; Path=/\nsession_id=" + session + "; HttpOnly; Path=/");
      }
      if (!sessions.contains(asked.header("cookie").replace("session_id=", ""))) {
        return error(100, "odoo.http.SessionExpiredException");
      }
      JsonNode args = params.path("args");
      return switch (params.path("method").asText()) {
        case "create" -> {
          if (args.get(0).path("name").asText().isEmpty()) {
            yield error(200, "odoo.exceptions.ValidationError");
          }
          yield result(JSON.valueToTree(Long.parseLong(books.create("partner", args.get(0)))));
        }
        case "write" -> {
          String id = numbered(args);
          if (books.row("partner", id).isEmpty()) {
            yield error(200, "odoo.exceptions.MissingError");
          }
          books.put("partner", id, args.get(1));
          yield result(JSON.valueToTree(true));
        }
        case "unlink" ->
            books.remove("partner", numbered(args))
                ? result(JSON.valueToTree(true))
                : error(200, "odoo.exceptions.MissingError");
        default -> result(found(args.at("/0/0"), books));
      };
    }

    private static String numbered(JsonNode args) {
      JsonNode id = args.at("/0/0");
      if (!id.isIntegralNumber()) {
        throw new IllegalStateException("An id that is no number: " + args);
      }
      return id.asText();
    }

    private static ArrayNode found(JsonNode condition, Books books) {
      String value = condition.get(2).asText();
      List<String> ids =
          condition.get(0).asText().equals("id")
              ? books.row("partner", value).isPresent() ? List.of(value) : List.of()
              : books.having("partner", condition.get(0).asText(), value);
      ArrayNode rows = JSON.createArrayNode();
      for (String id : ids) {
        ObjectNode row = books.row("partner", id).orElseThrow().put("id", Long.parseLong(id));
        row.put("write_date", "2026-03-01 08:30:00");
        row.put("phone", false);
        row.putArray("country_id").add(57).add("Germany");
        if (!row.has("active")) {
          row.put("active", true);
        }
        rows.add(row);
      }
      return rows;
    }

    private static Said result(JsonNode result) {
      ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
      answer.set("result", result);
      return Said.of(200, answer.toString());
    }

    private static Said error(int code, String name) {
      ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
      ObjectNode error = answer.putObject("error").put("code", code).put("message", "remote words");
      error.putObject("data").put("name", name);
      return Said.of(200, answer.toString());
    }
  }
}
