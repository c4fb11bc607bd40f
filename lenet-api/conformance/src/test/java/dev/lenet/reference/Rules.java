package dev.lenet.reference;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** The numbered rules of the conformance suite, as its classes have them. */
final class Rules {
  private static final Pattern NUMBER = Pattern.compile("[BPD]\\d\\d");

  private Rules() {}

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** The numbers of a class of the suite. */
  static NavigableSet<String> numbers(Class<?> suite) {
    return new TreeSet<>(sentences(suite).keySet());
  }

  /** What each rule of a class of the suite says, by its number. */
  static NavigableMap<String, String> sentences(Class<?> suite) {
    NavigableMap<String, String> sentences = new TreeMap<>();
    groups(suite)
        .flatMap(group -> Arrays.stream(group.getDeclaredMethods()))
        .map(method -> method.getAnnotation(DisplayName.class))
        .filter(Objects::nonNull)
        .map(DisplayName::value)
        .filter(name -> isNumber(name.substring(0, 3)))
        .forEach(name -> sentences.put(name.substring(0, 3), name.substring(4)));
    return sentences;
  }

  /** The class and its superclasses, and those of the groups nested in it. */
  private static Stream<Class<?>> groups(Class<?> suite) {
    Stream<Class<?>> nested =
        Arrays.stream(suite.getDeclaredClasses())
            .filter(group -> group.isAnnotationPresent(Nested.class))
            .flatMap(Rules::groups);
    return Stream.concat(
        Stream.<Class<?>>iterate(suite, Objects::nonNull, group -> group.getSuperclass()), nested);
  }
}
