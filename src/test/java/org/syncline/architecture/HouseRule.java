package org.syncline.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * One rule, and the classes that break it on purpose.
 *
 * @param name a sentence
 * @param mend what to do about a violation
 * @param rule the rule for the code below a root package
 * @param brokenBy bad examples that it must name
 */
public record HouseRule(
    String name, String mend, Function<String, ArchRule> rule, List<Class<?>> brokenBy) {

  public ArchRule below(String root) {
    return rule.apply(root).allowEmptyShould(true).as(name + ". To mend it: " + mend);
  }

  @Override
  public String toString() {
    return name;
  }
}
