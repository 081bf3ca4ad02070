package org.syncline.sync.intake.jms;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Messages that people wait for. */
@MessageDriven(
    name = "LiveIntakeListener",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/SynclineIntakeLive"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "64")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LiveIntakeListener implements MessageListener {
  @Inject private IntakeListener intake;

  @Override
  public void onMessage(Message message) {
    intake.take(message, null);
  }
}
