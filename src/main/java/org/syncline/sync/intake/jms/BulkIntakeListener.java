package org.syncline.sync.intake.jms;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Mass traffic: fewer sessions, so that it can't push the live messages aside. */
@MessageDriven(
    name = "BulkIntakeListener",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/SynclineIntakeBulk"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "16")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkIntakeListener implements MessageListener {
  @Inject private IntakeListener intake;

  @Override
  public void onMessage(Message message) {
    intake.take(message, null);
  }
}
