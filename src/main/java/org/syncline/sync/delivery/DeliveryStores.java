package org.syncline.sync.delivery;

/** What one target's transaction works with. */
public record DeliveryStores(Targets targets, Deliveries deliveries, Holdings holdings) {}
