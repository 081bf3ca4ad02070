package org.syncline.platform.broker;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The management beans of the embedded broker. Names are those of Artemis 2. */
public final class BrokerBeans {
  private static final String DOMAIN = "org.apache.activemq.artemis:";

  private final MBeanServer model = ManagementFactory.getPlatformMBeanServer();

  /**
   * @throws InstanceNotFoundException where the broker is another process
   */
  public ObjectName broker() throws JMException {
    // Its own bean has this one key; what belongs to it has more.
    return one(DOMAIN + "broker=*");
  }

  /**
   * @throws InstanceNotFoundException where the broker is another process or has no such queue
   */
  public ObjectName queue(String name) throws JMException {
    return one(
        DOMAIN + "component=addresses,subcomponent=queues,queue=" + ObjectName.quote(name) + ",*");
  }

  /**
   * @throws InstanceNotFoundException where the broker is another process or has no such divert
   */
  public ObjectName divert(String name) throws JMException {
    return one(
        DOMAIN
            + "component=addresses,subcomponent=diverts,divert="
            + ObjectName.quote(name)
            + ",*");
  }

  /** The addresses whose names begin so; none where the broker is another process. */
  public Set<ObjectName> addresses(String prefix) throws JMException {
    // Queues and diverts of an address have its keys and more.
    return model.queryNames(
        new ObjectName(DOMAIN + "broker=*,component=addresses,address=\"" + prefix + "*\""), null);
  }

  private ObjectName one(String pattern) throws JMException {
    Set<ObjectName> beans = model.queryNames(new ObjectName(pattern), null);
    if (beans.size() != 1) {
      throw new InstanceNotFoundException(beans.size() + " beans for " + pattern);
    }
    return beans.iterator().next();
  }

  public long number(ObjectName bean, String attribute) throws JMException {
    return ((Number) model.getAttribute(bean, attribute)).longValue();
  }

  public String text(ObjectName bean, String attribute) throws JMException {
    Object value = model.getAttribute(bean, attribute);
    return value == null ? "" : value.toString();
  }

  /**
   * @param signature the types of the arguments, by their Java names
   */
  public void call(ObjectName bean, String operation, Object[] arguments, String[] signature)
      throws JMException {
    model.invoke(bean, operation, arguments, signature);
  }
}
