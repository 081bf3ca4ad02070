package org.syncline.sync.delivery;

/** What one target's transaction works with. */
public record DeliveryStores(
    Targets targets, CallBudgets budgets, Deliveries deliveries, Holdings holdings) {}
