package org.syncline.connector.jms;

import org.syncline.connector.jms.artemis.ArtemisClient;
import org.syncline.platform.SteppingClock;

/** By Artemis's own protocol. */
class ArtemisBrokerTest extends BrokerRules {
  @Override
  BrokerClient client() {
    return new ArtemisClient(new SteppingClock());
  }
}
