package org.syncline.sync.intake.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beans with the names and operations of Artemis stand in for the broker. */
class EmbeddedBrokerRoutesTest {
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
  void a_divert_is_led_to_the_overflow_queue_and_back_and_keeps_its_filter() {
    routes.overflow("erp", true);
    assertThat(erp.leadsTo).isEqualTo(OVERFLOW);
    assertThat(routes.overflows("erp")).isTrue();

    routes.overflow("erp", false);
    assertThat(erp.leadsTo).isEqualTo(LIVE);
    assertThat(routes.overflows("erp")).isFalse();
    assertThat(broker.filters).containsExactly(FILTER, FILTER);
  }

  @Test
  void a_divert_that_leads_to_neither_queue_is_never_changed() {
    erp.leadsTo = "jms.queue.syncline.intake.ordered";

    routes.overflow("erp", true);
    routes.overflow("erp", false);

    assertThat(erp.leadsTo).isEqualTo("jms.queue.syncline.intake.ordered");
    assertThat(broker.filters).isEmpty();
  }

  @Test
  void a_system_without_a_divert_needs_no_change() {
    routes.overflow("web", true);

    assertThat(broker.filters).isEmpty();
    assertThat(routes.overflows("web")).isFalse();
  }

  @Test
  void a_broker_without_such_queues_has_no_depths() {
    assertThat(routes.depths()).isEmpty();
  }

  private <T> void register(String name, T bean, Class<T> type) throws Exception {
    ObjectName known = new ObjectName(name);
    model.registerMBean(new StandardMBean(bean, type), known);
    beans.add(known);
  }

  /** What is used of Artemis' {@code DivertControl}. */
  public interface DivertBean {
    String getForwardingAddress();

    String getFilter();

    String getRoutingType();
  }

  /** What is used of Artemis' {@code ActiveMQServerControl}. */
  public interface BrokerBean {
    void updateDivert(
        String name,
        String forwardingAddress,
        String filter,
        @Nullable String transformer,
        @Nullable Map<String, String> transformerProperties,
        String routingType);
  }

  private static final class FakeDivert implements DivertBean {
    private String leadsTo = LIVE;

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
    private final List<String> filters = new ArrayList<>();

    @Override
    public void updateDivert(
        String name,
        String forwardingAddress,
        String filter,
        @Nullable String transformer,
        @Nullable Map<String, String> transformerProperties,
        String routingType) {
      assertThat(name).isEqualTo("syncline.divert.erp");
      erp.leadsTo = forwardingAddress;
      filters.add(filter);
    }
  }
}
