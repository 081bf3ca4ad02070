/**
 * What people ask and decide about deliveries and their targets. Surprising: machines, who may read
 * messages of their system, may read no deliveries: what goes out is made of what all systems sent.
 */
@NullMarked
package org.syncline.sync.delivery.rest;

import org.jspecify.annotations.NullMarked;
