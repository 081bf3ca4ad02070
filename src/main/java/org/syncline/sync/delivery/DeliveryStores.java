package org.syncline.sync.delivery;

import org.syncline.platform.KeptFacts;

/** What one target's transaction works with. */
public record DeliveryStores(
    Targets targets,
    CallBudgets budgets,
    Deliveries deliveries,
    Holdings holdings,
    KeptFacts facts) {}
