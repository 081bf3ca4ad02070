package org.syncline.badexample.record;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that anyone may change to anything. */
@Entity
public class MutableRecord {
  @Id private long id;

  public void setId(long id) {
    this.id = id;
  }

  public long id() {
    return id;
  }
}
