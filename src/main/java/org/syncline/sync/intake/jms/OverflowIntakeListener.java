package org.syncline.sync.intake.jms;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * What a system sends while it floods the live queue; see {@code RelieveLiveQueue}. Half the
 * sessions of the live queue: so the others have two thirds of the hub when they need it.
 */
@MessageDriven(
    name = "OverflowIntakeListener",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/SynclineIntakeOverflow"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "32")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OverflowIntakeListener implements MessageListener {
  @Inject private IntakeListener intake;

  @Override
  public void onMessage(Message message) {
    intake.take(message, null);
  }
}
