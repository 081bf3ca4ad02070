/** A real browser for stories that only a browser can tell. */
package org.syncline.browser;
