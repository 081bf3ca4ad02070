package org.syncline.security.secret;

import java.util.List;
import java.util.Optional;

/** The secrets as they are stored. */
public interface Secrets {

  /** All, by name. */
  List<StoredSecret> all();

  /** Those of a system, by name. */
  List<StoredSecret> ofSystem(String system);

  Optional<StoredSecret> find(SecretName name);

  /** Stores it in place of the one of this name. */
  void put(StoredSecret secret);

  /** Stores it only where the one of this name still has this old seal. */
  boolean replaceSeal(StoredSecret secret, Sealed anew);

  /** Whether there was one. */
  boolean remove(SecretName name);
}
