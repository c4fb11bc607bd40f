package dev.lenet.api.spec;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of JSON value: its name in messages, and how it is read; empty if the value is of another
 * kind.
 */
record Kind<T>(String allowed, Function<Object, Optional<T>> reader) {
  /** The text for a missing field. */
  static final String NOTHING = "nothing";

  static final Kind<String> TEXT =
      new Kind<>(
          "a string", value -> value instanceof String text ? Optional.of(text) : Optional.empty());

  static final Kind<Double> NUMBER =
      new Kind<>(
          "a number",
          value ->
              value instanceof Number number
                  ? Optional.of(number.doubleValue())
                  : Optional.empty());

  static final Kind<Long> LONG =
      new Kind<>("an integer (64 bits)", value -> integer(value, Long.MIN_VALUE, Long.MAX_VALUE));

  static final Kind<Integer> INTEGER =
      new Kind<>(
          "an integer (32 bits)",
          value -> integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE).map(Long::intValue));

  /** A constant of an enum, by its name in a spec file. */
  static <E extends Enum<E>> Kind<E> oneOf(E[] constants, Function<E, String> name) {
    List<E> values = List.of(constants);
    String allowed =
        values.stream()
            .map(value -> SpecChecks.quoted(name.apply(value)))
            .collect(Collectors.joining(", ", values.size() == 1 ? "" : "one of ", ""));
    return new Kind<>(
        allowed,
        found -> values.stream().filter(value -> name.apply(value).equals(found)).findFirst());
  }

  /** 64.0 is an integer too, as in JSON Schema. */
  private static Optional<Long> integer(Object found, long least, long most) {
    if (found instanceof Long integer) {
      return integer >= least && integer <= most ? Optional.of(integer) : Optional.empty();
    }
    double value = found instanceof Double number ? number : Double.NaN;
    boolean whole =
        value == Math.rint(value)
            && value >= (double) least
            && value <= Math.min((double) most, 0x1p53);
    return whole ? Optional.of((long) value) : Optional.empty();
  }
}
