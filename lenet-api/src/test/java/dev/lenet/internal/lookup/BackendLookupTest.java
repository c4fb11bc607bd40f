package dev.lenet.internal.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.Engine;
import dev.lenet.internal.engine.TestEngine;
import dev.lenet.internal.engine.TestProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The look-up of backends")
class BackendLookupTest {
  private final Configuration configuration = new Configuration();

  @Nested
  @DisplayName("without a choice")
  class WithoutAChoice {
    @Test
    @DisplayName("opens the only backend present")
    void opensTheOnlyOne() {
      try (Backend backend = lookup(named("one")).open()) {
        assertEquals("one", backend.info().name());
      }
    }

    @Test
    @DisplayName("refuses to let the order of the class path decide among several, and lists them")
    void refusesSeveral() {
      var e = assertThrows(BackendException.class, () -> lookup(named("b"), named("a")).open());
      assertEquals(ErrorCode.BACKEND_AMBIGUOUS, e.code());
      assertContains(e, "a, b", "lenet.backend", "LENET_BACKEND", "lenet.properties");
    }

    @Test
    @DisplayName("refuses two backends of one name, and does not say that it would take one")
    void refusesTwinsToo() {
      BackendLookup lookup = lookup(named("a"), new Unavailable());
      var e = assertThrows(BackendException.class, lookup::open);
      assertEquals(ErrorCode.BACKEND_AMBIGUOUS, e.code());
      assertEquals(e.reason(), lookup.choice());
    }

    @Test
    @DisplayName("says how the built-in backend was lost if there is no backend at all")
    void saysHowAllWereLost() {
      var e = assertThrows(BackendException.class, () -> lookup().open());
      assertEquals(ErrorCode.BACKEND_NONE, e.code());
      assertContains(
          e,
          "No backend that can be used is on the class path, not even the built-in one",
          "Merge the files META-INF/services/dev.lenet.api.spi.BackendProvider");
      assertEquals(e.reason(), lookup().choice());
    }
  }

  @Nested
  @DisplayName("with a fallback on the class path")
  class WithAFallback {
    @Test
    @DisplayName("opens it if there is no engine")
    void opensTheFallback() {
      try (Backend backend = lookup(new Fallback("plain")).open()) {
        assertEquals("plain", backend.info().name());
      }
      assertEquals(
          "plain, the only backend on the class path", lookup(new Fallback("plain")).choice());
    }

    @Test
    @DisplayName("prefers the only engine")
    void prefersTheEngine() {
      BackendLookup lookup = lookup(new Fallback("plain"), named("engine"));
      try (Backend backend = lookup.open()) {
        assertEquals("engine", backend.info().name());
      }
      assertEquals("engine, the only engine on the class path", lookup.choice());
    }

    @Test
    @DisplayName("refuses several engines, without naming the fallback")
    void refusesSeveralEngines() {
      BackendLookup lookup = lookup(new Fallback("plain"), named("b"), named("a"));
      var e = assertThrows(BackendException.class, lookup::open);
      assertEquals(ErrorCode.BACKEND_AMBIGUOUS, e.code());
      assertContains(e, "nothing chooses one: a, b. Name one");
      assertEquals(e.reason(), lookup.choice());
    }

    @Test
    @DisplayName("refuses two fallbacks if there is no engine, and lists them")
    void refusesSeveralFallbacks() {
      BackendLookup lookup = lookup(new Fallback("plain"), new Fallback("other"));
      var e = assertThrows(BackendException.class, lookup::open);
      assertEquals(ErrorCode.BACKEND_AMBIGUOUS, e.code());
      assertContains(e, "nothing chooses one: other, plain. Name one");
      assertEquals(e.reason(), lookup.choice());
    }

    @Test
    @DisplayName("never takes it in place of an engine that cannot start")
    void doesNotReplaceAnEngine() {
      var e =
          assertThrows(
              BackendException.class,
              () -> lookup(new Fallback("plain"), new Unavailable()).open());
      assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
      assertContains(e, "org.example:native", "Other backends on the class path: plain");
    }

    @Test
    @DisplayName("never takes it in place of an engine whose provider is broken")
    void doesNotReplaceABrokenProvider() {
      Throwable cause = new NoClassDefFoundError("org/example/Engine");
      BackendLookup lookup =
          new BackendLookup(
              new Providers<>(
                  List.of(new Providers.Named<>("plain", new Fallback("plain"))),
                  Map.of("com.example.Provider: org/example/Engine", cause)),
              new BackendChoice(key -> null, key -> null, List::of));
      var e = assertThrows(BackendException.class, lookup::open);
      assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
      assertContains(e, "com.example.Provider", "name it in Backends.open", ": plain");
      assertSame(cause, e.getCause());
      lookup.open("plain").close();
    }

    @Test
    @DisplayName("says what chooses, if the configuration does")
    void saysWhatChooses() {
      configuration.environment = "plain";
      assertEquals(
          "plain, chosen by the environment variable LENET_BACKEND",
          lookup(new Fallback("plain"), named("engine")).choice());
    }
  }

  @Nested
  @DisplayName("with a name")
  class WithAName {
    @Test
    @DisplayName("opens the backend of that name and ignores the configuration")
    void opensByName() {
      configuration.property = "a";
      try (Backend backend = lookup(named("a"), named("b")).open("b")) {
        assertEquals("b", backend.info().name());
      }
    }

    @Test
    @DisplayName("lists the backends, and the artifact to add, if no backend has that name")
    void listsWhatThereIs() {
      var e =
          assertThrows(BackendException.class, () -> lookup(named("b"), named("a")).open("djl"));
      assertEquals(ErrorCode.BACKEND_UNKNOWN, e.code());
      assertContains(e, "'djl'", "which has: a, b", "dev.lenet:lenet-backend-djl");
    }

    @Test
    @DisplayName("suggests the name that was meant, and no artifact that does not exist")
    void suggestsTheNearest() {
      assertContains(unknown("tensr"), "which has: a, tensor. Did you mean 'tensor'?");
      assertContains(unknown("DL4"), "add dev.lenet:lenet-backend-dl4j (Deeplearning4j)");
      var e = unknown("pytorch");
      assertContains(e, "dev.lenet:lenet-backend-djl (PyTorch) or dev.lenet:lenet-backend-dl4j");
      assertFalse(e.reason().contains("lenet-backend-pytorch"), e::reason);
    }

    @Test
    @DisplayName("does not ask to add an artifact that is there")
    void addsNothingThatIsThere() {
      BackendLookup one = lookup(named("djl"), named("java"));
      assertContains(
          assertThrows(BackendException.class, () -> one.open("")),
          "which has: djl, java. Choose one of these, or add dev.lenet:lenet-backend-dl4j (Deeplearning4j) [");
      BackendLookup all = lookup(named("djl"), named("dl4j"), named("java"));
      assertContains(
          assertThrows(BackendException.class, () -> all.open("")), "Choose one of these [");
    }

    @Test
    @DisplayName("says which argument is null")
    @SuppressWarnings("NullAway") // what a caller must not do
    void refusesNull() {
      BackendLookup lookup = lookup(named("a"));
      var e = assertThrows(NullPointerException.class, () -> lookup.open((String) null));
      assertEquals("name is null", e.getMessage());
      e = assertThrows(NullPointerException.class, () -> lookup.open((BackendProvider) null));
      assertEquals("provider is null", e.getMessage());
    }

    private BackendException unknown(String name) {
      var e =
          assertThrows(
              BackendException.class, () -> lookup(named("tensor"), named("a")).open(name));
      assertEquals(ErrorCode.BACKEND_UNKNOWN, e.code());
      return e;
    }

    @Test
    @DisplayName("names the classes of two backends that share the name")
    void refusesTwins() {
      var e =
          assertThrows(
              BackendException.class, () -> lookup(named("a"), new Unavailable()).open("a"));
      assertEquals(ErrorCode.BACKEND_AMBIGUOUS, e.code());
      assertContains(e, TestProvider.class.getName(), Unavailable.class.getName());
    }

    @Test
    @DisplayName("names the other backends if the engine cannot start")
    void saysWhatElseIsPresent() {
      var e =
          assertThrows(
              BackendException.class, () -> lookup(new Unavailable(), named("b")).open("a"));
      assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
      assertContains(e, "org.example:native:1.0:linux", "Other backends on the class path: b");
      String message = e.toString();
      assertEquals(message.indexOf("[BACKEND_"), message.lastIndexOf("[BACKEND_"));
    }
  }

  @Nested
  @DisplayName("with a configuration")
  class WithAConfiguration {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("prefers the property to the environment, and the environment to the files")
    void prefersPropertyToEnvironmentToFiles() throws IOException {
      configuration.files.add(properties("f", "lenet.backend=file"));
      assertEquals("file", opened());
      configuration.environment = "environment";
      assertEquals("environment", opened());
      configuration.property = "property";
      assertEquals("property", opened());
    }

    private String opened() {
      try (Backend backend =
          lookup(named("file"), named("environment"), named("property")).open()) {
        return backend.info().name();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    @DisplayName("treats an empty value as unset")
    void takesEmptyForNone(String empty) {
      configuration.property = empty;
      configuration.environment = empty;
      try (Backend backend = lookup(named("one")).open()) {
        assertEquals("one", backend.info().name());
      }
    }

    @Test
    @DisplayName("says what chose a backend that does not exist")
    void saysWhoChose() throws IOException {
      configuration.files.add(properties("f", "lenet.backend=nowhere"));
      var byFile = assertThrows(BackendException.class, () -> lookup(named("a")).open());
      assertContains(byFile, "'nowhere'", "f.properties");
      configuration.environment = "wrong";
      var byVariable = assertThrows(BackendException.class, () -> lookup(named("a")).open());
      assertContains(byVariable, "'wrong'", "LENET_BACKEND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"theano", "a", "b\u001b[2J"})
    @DisplayName(
        "says why the backend that is chosen cannot be opened, in the words of the refusal")
    void saysWhyTheChoiceIsRefused(String name) {
      configuration.environment = name;
      BackendLookup lookup = lookup(named("a"), new Unavailable(), named("b"));
      var e = assertThrows(BackendException.class, lookup::open);
      assertEquals(e.reason(), lookup.choice());
      assertContains(e, "LENET_BACKEND");
    }

    @Test
    @DisplayName("escapes the name of the backend that is chosen")
    void escapesTheName() {
      configuration.environment = "b\u001b[2J";
      assertEquals(
          "b\\u001b[2J, chosen by the environment variable LENET_BACKEND",
          lookup(named("b\u001b[2J")).choice());
    }

    @Test
    @DisplayName("takes two files that agree")
    void takesFilesThatAgree() throws IOException {
      configuration.files.add(properties("f", "lenet.backend=a"));
      configuration.files.add(properties("g", "other=b"));
      configuration.files.add(properties("h", "lenet.backend = a "));
      try (Backend backend = lookup(named("a"), named("b")).open()) {
        assertEquals("a", backend.info().name());
      }
    }

    @Test
    @DisplayName("refuses two files that disagree, and names both")
    void refusesFilesThatDisagree() throws IOException {
      configuration.files.add(properties("f", "lenet.backend=a"));
      configuration.files.add(properties("g", "lenet.backend=b"));
      var e = assertThrows(BackendException.class, () -> lookup(named("a"), named("b")).open());
      assertEquals(ErrorCode.BACKEND_AMBIGUOUS, e.code());
      assertContains(e, "f.properties", "g.properties", "'a'", "'b'");
    }

    @Test
    @DisplayName("says which keys of a file nothing reads, when nothing chooses")
    void saysWhichKeysNothingReads() throws IOException {
      configuration.files.add(properties("f", "lenet.backnd=a\nother=b"));
      var e = assertThrows(BackendException.class, () -> lookup(named("a"), named("b")).open());
      assertContains(e, "f.properties has 'lenet.backnd'", "the only key is lenet.backend");
    }

    @Test
    @DisplayName("names a file that cannot be read")
    void namesAFileThatCannotBeRead() throws MalformedURLException {
      configuration.files.add(folder.resolve("gone.properties").toUri().toURL());
      var e = assertThrows(BackendException.class, () -> lookup(named("a")).open());
      assertContains(e, "gone.properties");
    }

    @Test
    @DisplayName("names a file with a wrong escape, or a folder in its place, and what to do")
    void namesAFileThatIsNone() throws IOException {
      configuration.files.add(properties("f", "lenet.backend=\\uXYZ"));
      var e = assertThrows(BackendException.class, () -> lookup(named("a")).open());
      assertContains(e, "f.properties may choose", "encoding. Correct it, or");
      Path inItsPlace = Files.createDirectory(folder.resolve("lenet.properties"));
      configuration.files.set(0, inItsPlace.toUri().toURL());
      e = assertThrows(BackendException.class, () -> lookup(named("a")).open());
      assertContains(e, "lenet.properties", "cannot be read: it is a folder. Correct it, or");
    }

    private URL properties(String name, String content) throws IOException {
      Path file = Files.writeString(folder.resolve(name + ".properties"), content);
      return file.toUri().toURL();
    }
  }

  @Test
  @DisplayName("starts an engine in the context of its provider's class loader, and goes back")
  void startsInContext() throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    List<@Nullable ClassLoader> seen = new ArrayList<>();
    BackendProvider watching =
        new TestProvider(
            "watching",
            Map.of(),
            () -> {
              seen.add(thread.getContextClassLoader());
              return new Idle();
            });
    try (URLClassLoader application = new URLClassLoader(new URL[0], before)) {
      thread.setContextClassLoader(application);
      lookup().open(watching).close();
      assertThrows(BackendException.class, () -> lookup().open(new Unavailable()));
      assertSame(application, thread.getContextClassLoader());
    } finally {
      thread.setContextClassLoader(before);
    }
    assertEquals(List.of(TestProvider.class.getClassLoader()), seen);
  }

  @Test
  @DisplayName("knows which backends can compute a network, without opening one")
  void knowsWhichAreCapable() {
    NetworkSpec lenet5 = Specs.recipe("lenet5");
    var lookup =
        lookup(
            lacking("linear", Capability.CONV2D),
            lacking("noPadding", Capability.CONV2D_PADDING),
            named("all"));
    assertEquals(List.of("all", "noPadding"), lookup.capableOf(lenet5));
  }

  private static BackendProvider named(String name) {
    return new TestProvider(name, Map.of(), Idle::new);
  }

  private static BackendProvider lacking(String name, Capability capability) {
    return new TestProvider(name, Map.of(capability, "not yet"), Idle::new);
  }

  private BackendLookup lookup(BackendProvider... providers) {
    return new BackendLookup(
        new Providers<>(
            Stream.of(providers).map(p -> new Providers.Named<>(p.name(), p)).toList(), Map.of()),
        new BackendChoice(
            key -> key.equals("lenet.backend") ? configuration.property : null,
            key -> key.equals("LENET_BACKEND") ? configuration.environment : null,
            () -> configuration.files));
  }

  private static void assertContains(Exception e, String... pieces) {
    for (String piece : pieces) {
      assertTrue(
          String.valueOf(e.getMessage()).contains(piece),
          () -> "'" + piece + "' should be in: " + e.getMessage());
    }
  }

  private static final class Configuration {
    private @Nullable String property;
    private @Nullable String environment;
    private final List<URL> files = new ArrayList<>();
  }

  private static final class Idle extends TestEngine {}

  private record Fallback(String name) implements BackendProvider {
    @Override
    public boolean isFallback() {
      return true;
    }

    @Override
    public Engine open() {
      return new Idle();
    }
  }

  private static final class Unavailable implements BackendProvider {
    @Override
    public String name() {
      return "a";
    }

    @Override
    public Engine open() {
      throw new BackendException(
          ErrorCode.BACKEND_UNAVAILABLE,
          "The backend 'a' has no native code for linux; add org.example:native:1.0:linux");
    }
  }
}
