package dev.lenet.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the module exports")
class ExportedSignaturesTest {
  private static final String ACCEPT = "lenet.accept-signatures";
  private static final Path ACCEPTED =
      Path.of("src/test/resources/dev/lenet/api/exported-signatures.txt");
  private static final int MOST_TYPES = 66;

  private final List<Class<?>> topLevel = topLevel();
  private final List<String> signatures = topLevel.stream().flatMap(this::withMembers).toList();

  @Test
  @DisplayName("is exactly the accepted list of signatures")
  void isAccepted() throws IOException {
    if (System.getProperty(ACCEPT) != null) {
      Files.createDirectories(Objects.requireNonNull(ACCEPTED.getParent()));
      Files.write(ACCEPTED, signatures);
    }
    List<String> accepted = Files.readAllLines(ACCEPTED);
    List<String> changes = new ArrayList<>();
    accepted.stream().filter(s -> !signatures.contains(s)).forEach(s -> changes.add("- " + s));
    signatures.stream().filter(s -> !accepted.contains(s)).forEach(s -> changes.add("+ " + s));
    assertTrue(
        accepted.equals(signatures),
        () ->
            "Callers compile against these signatures, and they have changed:\n"
                + String.join("\n", changes)
                + "\nIf that is meant, accept it: mvn -pl lenet-api test -Dtest=ExportedSignaturesTest -D"
                + ACCEPT
                + "\n");
  }

  @Test
  @DisplayName("keeps the names of its parameters, for frameworks and editors")
  void namesParameters() throws NoSuchMethodException {
    assertEquals(
        "name", Backends.class.getMethod("open", String.class).getParameters()[0].getName());
  }

  @Test
  @DisplayName("has no type of Jackson and nothing internal in a signature")
  void hidesWhatIsInside() {
    assertTrue(signatures.size() > 300, () -> "only " + signatures.size());
    assertEquals(
        List.of(),
        signatures.stream()
            .filter(s -> s.contains("jackson") || s.contains("dev.lenet.internal"))
            .toList());
  }

  @Test
  @DisplayName("is at most 66 public types")
  void isSmall() {
    assertTrue(topLevel.size() > 20, topLevel::toString);
    assertTrue(topLevel.size() <= MOST_TYPES, () -> topLevel.size() + ": " + topLevel);
  }

  private static List<Class<?>> topLevel() {
    try {
      Path classes =
          Path.of(
              Objects.requireNonNull(Backends.class.getProtectionDomain().getCodeSource())
                  .getLocation()
                  .toURI());
      ModuleDescriptor module;
      try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
        module = ModuleDescriptor.read(in);
      }
      List<Class<?>> types = new ArrayList<>();
      for (ModuleDescriptor.Exports exported : module.exports()) {
        if (!exported.isQualified()) {
          addPublic(classes, exported.source(), types);
        }
      }
      types.sort(Comparator.comparing(Class::getName));
      return types;
    } catch (IOException | URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addPublic(Path classes, String exported, List<Class<?>> types)
      throws IOException, ClassNotFoundException {
    List<String> files;
    try (Stream<Path> found = Files.list(classes.resolve(exported.replace('.', '/')))) {
      files =
          found
              .map(file -> Objects.requireNonNull(file.getFileName()).toString())
              .filter(file -> file.endsWith(".class") && !file.contains("$"))
              .toList();
    }
    for (String file : files) {
      String name = exported + "." + file.substring(0, file.length() - ".class".length());
      Class<?> type = Class.forName(name, false, ExportedSignaturesTest.class.getClassLoader());
      if (isVisible(type.getModifiers())) {
        types.add(type);
      }
    }
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  /** The type, then its members, sorted, then the types within it. */
  private Stream<String> withMembers(Class<?> type) {
    List<String> members = new ArrayList<>();
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      addVisible(constructor, members);
    }
    for (Method method : type.getDeclaredMethods()) {
      addVisible(method, members);
    }
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
        members.add("  " + field.toGenericString());
      }
    }
    members.sort(Comparator.naturalOrder());
    Stream<String> within =
        Stream.of(type.getDeclaredClasses())
            .filter(inner -> isVisible(inner.getModifiers()))
            .sorted(Comparator.comparing(Class::getName))
            .flatMap(this::withMembers);
    return Stream.of(Stream.of(told(type)), members.stream(), within).flatMap(s -> s);
  }

  private static void addVisible(Executable member, List<String> members) {
    if (isVisible(member.getModifiers()) && !member.isSynthetic()) {
      members.add("  " + member.toGenericString());
    }
  }

  private static String told(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "annotation"
            : type.isInterface()
                ? "interface"
                : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    Type above = type.getGenericSuperclass();
    String interfaces =
        Stream.of(type.getGenericInterfaces())
            .map(Type::getTypeName)
            .collect(Collectors.joining(", "));
    int modifiers = type.getModifiers() & ~Modifier.INTERFACE;
    return "%s %s %s%s%s"
        .formatted(
            Modifier.toString(modifiers),
            kind,
            type.getName(),
            above == null || above == Object.class ? "" : " extends " + above.getTypeName(),
            interfaces.isEmpty() ? "" : " implements " + interfaces);
  }
}
