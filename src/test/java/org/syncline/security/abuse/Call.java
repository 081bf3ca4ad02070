package org.syncline.security.abuse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.syncline.samples.HubClient.Answer;

/** A request with nothing in it but what is said here, from any address of this machine. */
final class Call {
  private final String method;
  private final String path;
  private final List<String> headers = new ArrayList<>();
  private byte[] body = new byte[0];
  private boolean framed = true;
  private String from = "127.0.0.1";

  private Call(String method, String path) {
    this.method = method;
    this.path = path;
  }

  static Call of(String method, String path) {
    return new Call(method, path);
  }

  static Call get(String path) {
    return new Call("GET", path);
  }

  /** With a JSON document; quotes may be written as apostrophes. */
  static Call json(String method, String path, String document) {
    return new Call(method, path).body("application/json", document.replace('\'', '"'));
  }

  static Call form(String path, String form) {
    return new Call("POST", path).body("application/x-www-form-urlencoded", form);
  }

  Call body(String type, String text) {
    return body(type, text.getBytes(StandardCharsets.UTF_8));
  }

  Call body(String type, byte[] bytes) {
    body = bytes;
    return header("Content-Type", type);
  }

  Call header(String name, String value) {
    headers.add(name + ": " + value);
    return this;
  }

  Call as(String user) {
    return as(user, AbusedHub.PASSWORD);
  }

  Call as(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  Call bearing(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** From another address: failures are counted by address. */
  Call from(String address) {
    from = address;
    return this;
  }

  /** The length of the body is said by the headers given, or by none. */
  Call unframed() {
    framed = false;
    return this;
  }

  Answer to(AbusedHub hub) throws Exception {
    return Wire.answer(hub.server().http().getPort(), from, bytes());
  }

  /** All that comes back, whatever it is. */
  String rawTo(AbusedHub hub) throws Exception {
    return Wire.exchange(hub.server().http().getPort(), from, bytes());
  }

  private byte[] bytes() {
    StringBuilder head = new StringBuilder(method + " /syncline" + path + " HTTP/1.1\r\n");
    if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
      head.append("Host: 127.0.0.1\r\n");
    }
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (framed) {
      head.append("Connection: close\r\n");
    }
    if (framed && body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }
}
