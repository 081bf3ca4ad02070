/**
 * What mutation testing found: {@code mvn verify -Pmutation}. PIT changes the code in small ways,
 * one at a time, and asks the unit tests; a change that no test notices is an assertion that is
 * missing.
 *
 * <p>Uses the harness of {@code server}. Surprising: some changes can't be noticed, for they change
 * nothing that can be seen from outside, so 100 % is nobody's aim.
 */
@NullMarked
package org.syncline.mutation;

import org.jspecify.annotations.NullMarked;
