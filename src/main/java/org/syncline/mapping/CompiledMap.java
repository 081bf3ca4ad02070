package org.syncline.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value map whose results are converted already.
 *
 * @param unknown what other texts become: a canonical value, {@link Found#NULL}, a {@link
 *     Conversion.Fault}, or null where they are kept
 */
record CompiledMap(Map<String, Object> entries, @Nullable Object unknown, String rule) {}
