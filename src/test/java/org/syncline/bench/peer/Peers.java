package org.syncline.bench.peer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** All peers by their names. */
public final class Peers {
  /** What all are compared with. */
  public static final String LIMIT = "hand-written Jackson streaming";

  private Peers() {}

  public static Map<String, Subject> all() {
    Map<String, Subject> peers = new LinkedHashMap<>();
    peers.put(LIMIT, new StreamingPeer());
    peers.put("hand-written Jackson tree", new TreePeer());
    peers.put("MapStruct + Jackson databind", new MapStructPeer());
    peers.put("JSLT", JsltPeer.alone());
    peers.put("JSLT with values in Java", JsltPeer.withJava());
    peers.put("Jolt with values in Java", new JoltPeer());
    peers.put("JSONata for Java", JsonataPeer.alone());
    peers.put("JSONata with values in Java", JsonataPeer.withJava());
    return Collections.unmodifiableMap(peers);
  }
}
