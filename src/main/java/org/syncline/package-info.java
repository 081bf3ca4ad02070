/**
 * Syncline, the CRM integration hub. Only {@link org.syncline.HubEvent} lives here; each feature
 * has a package below.
 *
 * <p>Surprising: features that must not know each other still meet here, in the facts they publish.
 */
@NullMarked
package org.syncline;

import org.jspecify.annotations.NullMarked;
