package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;
import dev.lenet.backend.java.JavaBackendProvider;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A backend that does one thing wrong, and what the suite must say to it.
 *
 * @param defect what it does, as the rest of a sentence
 * @param provider gives the engine
 * @param disguise makes the library's backend over the engine wrong
 * @param mustFail the numbers of the rules that it breaks each time
 * @param mayFail those that it breaks if two threads meet
 */
record Broken(
    String defect,
    Supplier<? extends BackendProvider> provider,
    UnaryOperator<Backend> disguise,
    Set<String> mustFail,
    Set<String> mayFail) {

  /** One whose provider, or what it opens, is wrong. */
  static Broken provider(
      String defect, Supplier<? extends BackendProvider> provider, String... rules) {
    return new Broken(defect, provider, UnaryOperator.identity(), Set.of(rules), Set.of());
  }

  /** One whose engine is wrong. */
  static Broken engine(String defect, Supplier<Engine> engine, String... rules) {
    return provider(defect, () -> WrongProvider.of(engine), rules);
  }

  /** One whose engine is right, and whose models or trainers are wrong. */
  static Broken backend(String defect, UnaryOperator<Backend> disguise, String... rules) {
    return new Broken(defect, JavaBackendProvider::new, disguise, Set.of(rules), Set.of());
  }

  /** One that may break other rules too. */
  Broken andPerhaps(String... rules) {
    return new Broken(defect, provider, disguise, mustFail, Set.of(rules));
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
