package org.syncline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A user of the management interface who may only look. */
record Monitor(String user, String password) {
  private static final String GROUP = "syncline-monitoring";

  /** As {@code add-user.sh} does. */
  void writeTo(Path configuration) {
    append(configuration.resolve("mgmt-users.properties"), user + "=" + digest());
    append(configuration.resolve("mgmt-groups.properties"), user + "=" + GROUP);
  }

  private static void append(Path file, String line) {
    try {
      Files.writeString(file, "\n" + line + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String digest() {
    try {
      byte[] secret = (user + ":ManagementRealm:" + password).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(secret));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether an address answers 200 to this user. */
  boolean reads(URI address) {
    try {
      return open(address).getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A connection that logs in when it is asked to. */
  HttpURLConnection open(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(2_000);
    connection.setReadTimeout(10_000);
    connection.setAuthenticator(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user, password.toCharArray());
          }
        });
    return connection;
  }
}
