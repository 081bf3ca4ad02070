package org.syncline.badexample.record.rest;

import jakarta.persistence.EntityManager;

/** An edge that goes past the store. */
public final class AsksEntityManager {
  boolean isOpen(EntityManager entities) {
    return entities.isOpen();
  }
}
