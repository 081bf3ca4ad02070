package org.syncline.bench.peer;

/** Reads one body into slots: texts, null for what is absent. */
@FunctionalInterface
public interface SlotReader {
  Object[] read(byte[] body) throws Exception;
}
