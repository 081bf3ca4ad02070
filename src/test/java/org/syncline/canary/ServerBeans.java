package org.syncline.canary;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Every attribute of every management bean in a server's process, as text. */
final class ServerBeans {
  private final StringBuilder text = new StringBuilder();
  private int readable;

  private ServerBeans() {}

  /** How many attributes could be read. */
  int readable() {
    return readable;
  }

  String text() {
    return text.toString();
  }

  /** Attaches to a process of the same user, as its owner's tools do. */
  static ServerBeans of(long pid) throws IOException, JMException {
    ServerBeans beans = new ServerBeans();
    try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address(pid)))) {
      MBeanServerConnection server = connector.getMBeanServerConnection();
      for (ObjectName name : server.queryNames(null, null)) {
        beans.read(server, name);
      }
    }
    return beans;
  }

  private static String address(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }

  private void read(MBeanServerConnection server, ObjectName name) throws IOException, JMException {
    for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
      try {
        Object value = server.getAttribute(name, attribute.getName());
        text.append(name).append(' ').append(attribute.getName()).append('=');
        text.append(shown(value)).append('\n');
        readable++;
      } catch (JMException | IOException | RuntimeException notReadable) {
        // Write-only, or of a class that only the server has.
      }
    }
  }

  private static String shown(Object value) {
    return value instanceof Object[] many ? Arrays.deepToString(many) : String.valueOf(value);
  }
}
