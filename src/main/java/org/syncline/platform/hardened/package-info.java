/**
 * The only places where readers of foreign formats are made, each with its limits: XML, JSON, zip
 * archives, regular expressions.
 *
 * <p>May use nothing of the hub; everybody may use it. Surprising: nothing here touches a disk or a
 * network, and what is refused is refused by a sentence that never repeats what was sent, except
 * the names of files in an archive and parts of a pattern, which their authors have to find.
 */
@NullMarked
package org.syncline.platform.hardened;

import org.jspecify.annotations.NullMarked;
