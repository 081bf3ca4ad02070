package org.syncline.sync.intake.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.sync.intake.LiveRoutes;

/** Beans with the names and operations of Artemis stand in for the broker. */
class EmbeddedBrokerRoutesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LIVE = "jms.queue.syncline.intake.live";
  private static final String OVERFLOW = "jms.queue.syncline.intake.overflow";
  private static final String FILTER = "_AMQ_LARGE_SIZE IS NULL";
  private static final String BROKER = "org.apache.activemq.artemis:broker=\"test\"";

  private final MBeanServer model = ManagementFactory.getPlatformMBeanServer();
  private final List<ObjectName> beans = new ArrayList<>();
  private final EmbeddedBrokerRoutes routes = new EmbeddedBrokerRoutes();
  private final FakeDivert erp = new FakeDivert();
  private final FakeBroker broker = new FakeBroker();

  @BeforeEach
  void register() throws Exception {
    register(BROKER, broker, BrokerBean.class);
    register(
        BROKER
            + ",component=addresses,address=\"syncline.in.erp\",subcomponent=diverts"
            + ",divert=\"syncline.divert.erp\"",
        erp,
        DivertBean.class);
  }

  @AfterEach
  void unregister() throws Exception {
    for (ObjectName bean : beans) {
      model.unregisterMBean(bean);
    }
  }

  @Test
  void a_divert_is_led_to_the_overflow_queue_and_back_and_keeps_all_else() throws Exception {
    routes.overflow("erp", true);
    assertThat(erp.leadsTo).isEqualTo(OVERFLOW);
    assertThat(routes.overflows("erp")).isTrue();

    routes.overflow("erp", false);
    assertThat(erp.leadsTo).isEqualTo(LIVE);
    assertThat(routes.overflows("erp")).isFalse();
    assertThat(broker.told)
        .first()
        .isEqualTo(
            JSON.readTree(
                """
                {"name": "syncline.divert.erp", "routing-name": "erp-way", "address": "syncline.in.erp",
                 "forwarding-address": "jms.queue.syncline.intake.overflow", "exclusive": "true",
                 "filter-string": "_AMQ_LARGE_SIZE IS NULL", "routing-type": "ANYCAST"}
                """));
  }

  @Test
  void a_divert_that_leads_to_neither_queue_is_never_changed() {
    erp.leadsTo = "jms.queue.syncline.intake.ordered";

    assertThat(routes.overflow("erp", true)).isFalse();
    assertThat(routes.overflow("erp", false)).isFalse();

    assertThat(erp.leadsTo).isEqualTo("jms.queue.syncline.intake.ordered");
    assertThat(broker.told).isEmpty();
  }

  @Test
  void a_system_without_a_divert_needs_no_change() {
    assertThat(routes.overflow("web", true)).isTrue();

    assertThat(broker.told).isEmpty();
    assertThat(routes.overflows("web")).isFalse();
  }

  @Test
  void a_broker_without_such_queues_has_no_depths() {
    assertThat(routes.depths()).isEmpty();
  }

  @Test
  void each_queue_has_its_depth() throws Exception {
    registerQueue(LIVE, 7);
    registerQueue(OVERFLOW, 3);

    assertThat(routes.depths()).contains(new LiveRoutes.Depths(7, 3));
  }

  @Test
  void each_system_has_what_came_to_its_address() throws Exception {
    registerAddress("syncline.in.erp", 12);
    registerAddress("syncline.in.shop", 0);
    registerAddress("jms.queue.syncline.intake.live", 99);

    assertThat(routes.arrived()).isEqualTo(Map.of("erp", 12L, "shop", 0L));
  }

  private void registerAddress(String name, long routed) throws Exception {
    AddressBean bean = () -> routed;
    register(
        BROKER + ",component=addresses,address=" + ObjectName.quote(name), bean, AddressBean.class);
  }

  private void registerQueue(String name, long depth) throws Exception {
    QueueBean bean = () -> depth;
    register(
        BROKER
            + ",component=addresses,address=\"a\",subcomponent=queues,routing-type=\"anycast\",queue="
            + ObjectName.quote(name),
        bean,
        QueueBean.class);
  }

  private <T> void register(String name, T bean, Class<T> type) throws Exception {
    ObjectName known = new ObjectName(name);
    model.registerMBean(new StandardMBean(bean, type), known);
    beans.add(known);
  }

  /** What is used of Artemis' {@code QueueControl}. */
  public interface QueueBean {
    long getMessageCount();
  }

  /** What is used of Artemis' {@code AddressControl}. */
  public interface AddressBean {
    long getRoutedMessageCount();
  }

  /** What is used of Artemis' {@code DivertControl}. */
  public interface DivertBean {
    String getUniqueName();

    String getRoutingName();

    String getAddress();

    boolean isExclusive();

    String getForwardingAddress();

    String getFilter();

    String getRoutingType();
  }

  /** What is used of Artemis' {@code ActiveMQServerControl}. */
  public interface BrokerBean {
    void updateDivert(String divertAsJson) throws IOException;
  }

  private static final class FakeDivert implements DivertBean {
    private String leadsTo = LIVE;

    @Override
    public String getUniqueName() {
      return "syncline.divert.erp";
    }

    @Override
    public String getRoutingName() {
      return "erp-way";
    }

    @Override
    public String getAddress() {
      return "syncline.in.erp";
    }

    @Override
    public boolean isExclusive() {
      return true;
    }

    @Override
    public String getForwardingAddress() {
      return leadsTo;
    }

    @Override
    public String getFilter() {
      return FILTER;
    }

    @Override
    public String getRoutingType() {
      return "ANYCAST";
    }
  }

  private final class FakeBroker implements BrokerBean {
    private final List<JsonNode> told = new ArrayList<>();

    @Override
    public void updateDivert(String divertAsJson) throws IOException {
      JsonNode divert = JSON.readTree(divertAsJson);
      erp.leadsTo = divert.get("forwarding-address").textValue();
      told.add(divert);
    }
  }
}
