package dev.lenet.reference;

import dev.lenet.api.spi.BackendProvider;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A backend that does one thing wrong, and what the suite must say to it.
 *
 * @param defect what it does, as the rest of a sentence
 * @param mustFail the numbers of the rules that it breaks each time
 * @param mayFail those that it breaks if two threads meet
 */
record Broken(
    String defect,
    Supplier<? extends BackendProvider> provider,
    Set<String> mustFail,
    Set<String> mayFail) {

  /** One that breaks the same rules each time. */
  static Broken that(String defect, Supplier<? extends BackendProvider> provider, String... rules) {
    return new Broken(defect, provider, Set.of(rules), Set.of());
  }

  /** One that may break other rules too. */
  Broken andPerhaps(String... rules) {
    return new Broken(defect, provider, mustFail, Set.of(rules));
  }

  /** Whether it breaks a rule of training, at least perhaps. */
  boolean breaksTraining() {
    return Stream.concat(mustFail.stream(), mayFail.stream())
        .anyMatch(rule -> rule.startsWith("B3"));
  }

  @Override
  public String toString() {
    return defect;
  }
}
