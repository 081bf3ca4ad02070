package org.syncline.security.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token in the making: anything may stand in it, and anybody may sign it. */
final class FakeToken {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> header = new LinkedHashMap<>();
  private final Map<String, Object> claims = new LinkedHashMap<>();

  /** Null takes it out. */
  FakeToken header(String name, Object value) {
    put(header, name, value);
    return this;
  }

  /** Null takes it out. */
  FakeToken claim(String name, Object value) {
    put(claims, name, value);
    return this;
  }

  private static void put(Map<String, Object> where, String name, Object value) {
    if (value == null) {
      where.remove(name);
    } else {
      where.put(name, value);
    }
  }

  Object claim(String name) {
    return claims.get(name);
  }

  String signedBy(FakeKey key) {
    header.putIfAbsent("alg", key.alg());
    header.putIfAbsent("kid", key.kid());
    return signedWithoutKid(key);
  }

  String signedWithoutKid(FakeKey key) {
    header.putIfAbsent("alg", key.alg());
    return signed(json(header), json(claims), key, header.get("alg").toString());
  }

  /** Says one algorithm and is signed by another. */
  String signedOtherwise(FakeKey key, String algorithm) {
    header.putIfAbsent("kid", key.kid());
    return signed(json(header), json(claims), key, algorithm);
  }

  /** With claims as they are written. */
  String signedRaw(FakeKey key, String payload) {
    header.putIfAbsent("alg", key.alg());
    header.putIfAbsent("kid", key.kid());
    return signed(json(header), payload, key, key.alg());
  }

  private static String signed(String header, String payload, FakeKey key, String algorithm) {
    String input = encode(header) + "." + encode(payload);
    return input + "." + encode(key.sign(algorithm, input.getBytes(StandardCharsets.US_ASCII)));
  }

  String unsigned() {
    header.put("alg", "none");
    return encode(json(header)) + "." + encode(json(claims)) + ".";
  }

  String signedBySecret(byte[] secret) {
    header.put("alg", "HS256");
    String input = encode(json(header)) + "." + encode(json(claims));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return input + "." + encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String payload() {
    return json(claims);
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
