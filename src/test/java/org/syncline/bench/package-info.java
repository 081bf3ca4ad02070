/**
 * Benchmarks: {@code mvn verify -Pbench -Dbench=NAME}. Each measures its limits in the same run and
 * says ratios, for figures of a shared machine mean little alone.
 *
 * <p>Uses the harness of {@code server}. Surprising: a benchmark fails when its own bound does not
 * hold, like any other test.
 */
package org.syncline.bench;
