package org.syncline.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/**
 * A value map whose results are converted already.
 *
 * @param unknown what other texts become: a canonical value, {@link Found#NULL}, a {@link Fault},
 *     or null where they are kept
 */
record CompiledMap(Map<String, Object> entries, @Nullable Object unknown, String rule) {}
