package org.syncline.sync.intake.jms;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Messages whose only order is that of arrival: one session, one active consumer in the cluster.
 */
@MessageDriven(
    name = "OrderedIntakeListener",
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/SynclineIntakeOrdered"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderedIntakeListener implements MessageListener {
  @Inject private IntakeListener intake;

  @Override
  public void onMessage(Message message) {
    intake.take(message, null);
  }
}
