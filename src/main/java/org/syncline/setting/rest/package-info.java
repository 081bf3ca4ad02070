/**
 * The settings by REST. Surprising: they are only read; what the hub runs with is set where the
 * server is started.
 */
@NullMarked
package org.syncline.setting.rest;

import org.jspecify.annotations.NullMarked;
