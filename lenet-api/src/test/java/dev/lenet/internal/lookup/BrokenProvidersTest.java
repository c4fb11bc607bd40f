package dev.lenet.internal.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.DatasetProvider;
import dev.lenet.api.spi.Engine;
import dev.lenet.internal.engine.TestEngine;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The look-up of providers")
class BrokenProvidersTest {
  private static final String BACKENDS = "META-INF/services/" + BackendProvider.class.getName();
  private static final String DATASETS = "META-INF/services/" + DatasetProvider.class.getName();

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Nested
  @DisplayName("leaves out one that is broken, and finds the others:")
  class LeavesOut {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Uninitialized",
          "Unmade",
          "Unlinked",
          "Unnamed",
          "Blank",
          "Failing",
          "Lacking",
          "Unsure",
          "Absent"
        })
    @DisplayName("one that cannot be linked or created, or has no name")
    void broken(String broken) throws Exception {
      write(BACKENDS, nameOf(broken), Good.class.getName());
      in(
          new URLClassLoader(urls()),
          () -> {
            assertEquals(List.of("good", "java"), Backends.available());
            assertEquals(1, Backends.broken().size(), Backends.broken()::toString);
            assertContains(Backends.broken().get(0), nameOf(broken));
            Backends.open("good").close();
            var e = assertThrows(BackendException.class, () -> Backends.open("other"));
            assertContains(e.reason(), nameOf(broken));
            assertTrue(e.getCause() != null, "the cause is kept");
            return null;
          });
    }

    private String nameOf(String broken) {
      return BrokenProvidersTest.class.getName() + "$" + broken;
    }

    @Test
    @DisplayName("one whose class file is damaged")
    void damagedClass() throws Exception {
      write(BACKENDS, "Damaged", Good.class.getName());
      write("Damaged.class", "this is no class");
      in(
          new URLClassLoader(urls()),
          () -> {
            assertEquals(List.of("good", "java"), Backends.available());
            assertContains(Backends.broken().get(0), "ClassFormatError", "Damaged");
            return null;
          });
    }

    @Test
    @DisplayName("a services file with a line that is no class name")
    void damagedServicesFile() throws Exception {
      write(BACKENDS, "this is no name");
      Path other = Files.createDirectories(folder.resolve("other"));
      write("other/" + BACKENDS, Good.class.getName());
      in(
          new URLClassLoader(new URL[] {url(folder), url(other)}),
          () -> {
            assertEquals(List.of("good", "java"), Backends.available());
            assertContains(Backends.broken().get(0), url(folder) + BACKENDS + ":1: Illegal");
            return null;
          });
    }

    @Test
    @DisplayName("a folder in place of a services file")
    void folderOfServices() throws Exception {
      Files.createDirectories(folder.resolve(BACKENDS));
      in(
          new URLClassLoader(urls()),
          () -> {
            assertEquals(List.of("java"), Backends.available());
            assertContains(Backends.broken().get(0), url(folder) + BACKENDS, "is a folder");
            var e = assertThrows(BackendException.class, Backends::open);
            assertContains(e.reason(), url(folder) + BACKENDS, "is a folder");
            return null;
          });
    }

    @Test
    @DisplayName("a class loader that never can list its files")
    void failingLoader() throws Exception {
      in(
          new FailingLoader(),
          () -> {
            assertEquals(List.of("java"), Backends.available());
            assertEquals(1, Backends.broken().size(), Backends.broken()::toString);
            assertContains(Backends.broken().get(0), "the archive is gone");
            var e = assertThrows(BackendException.class, () -> Backends.open("good"));
            assertEquals(ErrorCode.BACKEND_UNKNOWN, e.code());
            assertContains(e.reason(), "the archive is gone");
            return null;
          });
    }

    @Test
    @DisplayName("a source of data that is broken")
    void dataset() throws Exception {
      write(DATASETS, Sourceless.class.getName(), Source.class.getName());
      in(
          new URLClassLoader(urls()),
          () -> {
            assertEquals(List.of("digits"), Datasets.available());
            assertEquals("digits", Datasets.load("digits").train().name());
            var e = assertThrows(DataException.class, () -> Datasets.load("digit"));
            assertContains(
                e.reason(), "Did you mean 'digits'?", Sourceless.class.getName(), "no source");
            assertEquals("no source", String.valueOf(rootOf(e).getMessage()));
            return null;
          });
    }

    @Test
    @DisplayName("refuses a data set that two providers have, in whatever order they come")
    void datasetOfTwo() throws Exception {
      String first = Source.class.getName();
      String second = SecondSource.class.getName();
      for (String[] order : new String[][] {{first, second}, {second, first}}) {
        write(DATASETS, order);
        in(
            new URLClassLoader(urls()),
            () -> {
              var e = assertThrows(DataException.class, () -> Datasets.load("digits"));
              assertEquals(ErrorCode.DATASET_AMBIGUOUS, e.code());
              assertContains(e.reason(), first, second);
              return null;
            });
      }
    }
  }

  @Nested
  @DisplayName("names a backend that no services file names, as in a shaded jar,")
  class Shaded {
    @Test
    @DisplayName("and says that the files must be merged, when that one is asked for")
    void oneIsNamed() throws Exception {
      write(BACKENDS, Good.class.getName());
      write("dev/lenet/backend/dl4j/Dl4jBackendProvider.class", "never loaded");
      in(
          new URLClassLoader(urls()),
          () -> {
            var e = assertThrows(BackendException.class, () -> Backends.open("dl4j"));
            assertEquals(ErrorCode.BACKEND_UNKNOWN, e.code());
            assertContains(e.reason(), "which has: good, java. ", unnamed("dl4j.Dl4j"), "Merge");
            assertFalse(e.reason().contains("lenet-backend-dl4j"), e::reason);
            return null;
          });
    }

    @Test
    @DisplayName("also when there is no services file at all")
    void noneIsNamed() throws Exception {
      write("dev/lenet/backend/djl/DjlBackendProvider.class", "never loaded");
      in(
          new URLClassLoader(urls()),
          () -> {
            var e = assertThrows(BackendException.class, Backends::open);
            assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
            assertContains(e.reason(), unnamed("djl.Djl"), "Merge");
            assertFalse(e.reason().contains("lenet-backend-djl"), e::reason);
            return null;
          });
    }

    @Test
    @DisplayName("also when another engine is there: the order of the jars must not decide")
    void anotherIsNamed() throws Exception {
      write(BACKENDS, Good.class.getName());
      write("dev/lenet/backend/dl4j/Dl4jBackendProvider.class", "never loaded");
      in(
          new URLClassLoader(urls()),
          () -> {
            var e = assertThrows(BackendException.class, Backends::open);
            assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
            assertContains(e.reason(), unnamed("dl4j.Dl4j"), "Merge", "good, java");
            Backends.open("good").close();
            return null;
          });
    }

    @Test
    @DisplayName("but not one that is named and broken")
    void brokenIsNamed() throws Exception {
      write(BACKENDS, "dev.lenet.backend.djl.DjlBackendProvider");
      write("dev/lenet/backend/djl/DjlBackendProvider.class", "this is no class");
      in(
          new URLClassLoader(urls()),
          () -> {
            var e = assertThrows(BackendException.class, Backends::open);
            assertContains(e.reason(), "ClassFormatError");
            assertFalse(e.reason().contains("Merge"), e::reason);
            return null;
          });
    }

    private String unnamed(String backend) {
      return "The class path has dev.lenet.backend.%sBackendProvider, but no %s names it"
          .formatted(backend, BACKENDS);
    }
  }

  @Test
  @DisplayName("does not report an exhausted JVM as a broken provider")
  void passesOnVirtualMachineErrors() throws Exception {
    write(BACKENDS, Exhausted.class.getName(), Good.class.getName());
    in(new URLClassLoader(urls()), () -> assertThrows(OutOfMemoryError.class, Backends::available));
  }

  @Test
  @DisplayName("finds what only the context class loader sees, and reports nothing as broken")
  void findsInContext() throws Exception {
    write(BACKENDS, Good.class.getName());
    in(
        new URLClassLoader(urls()),
        () -> {
          assertEquals(List.of("good", "java"), Backends.available());
          assertEquals(List.of(), Backends.broken());
          return null;
        });
    assertEquals(List.of("java"), Backends.available());
  }

  @Test
  @DisplayName("finds a lenet.properties that only the context class loader sees")
  void findsTheChoiceInContext() throws Exception {
    write(BACKENDS, Good.class.getName(), Full.class.getName());
    write("lenet.properties", "lenet.backend = good");
    in(
        new URLClassLoader(urls()),
        () -> {
          assertContains(Backends.choice(), "good, chosen by ", "lenet.properties");
          Backends.open().close();
          return null;
        });
  }

  @Test
  @DisplayName(
      "finds what the library's own loader sees, and lenet.properties, whatever the context")
  void findsInLibrary() throws Exception {
    write(BACKENDS, Good.class.getName(), Full.class.getName());
    write("lenet.properties", "lenet.backend = good");
    try (URLClassLoader library = libraryOnceMore();
        URLClassLoader child = new URLClassLoader(new URL[0], library)) {
      for (ClassLoader context : Arrays.asList(library, child, null, PLATFORM)) {
        assertEquals(
            List.of("full", "good", "java"), in(context, () -> backends(library, "available")));
        assertContains(in(context, () -> backends(library, "open")).toString(), "good: ");
      }
    }
  }

  @Test
  @DisplayName("finds what either of the two class loaders sees")
  void findsInEither() throws Exception {
    write(BACKENDS, Good.class.getName());
    write("context/" + BACKENDS, Full.class.getName());
    try (URLClassLoader library = libraryOnceMore();
        URLClassLoader context = new OwnFilesOnly(url(folder.resolve("context")), library)) {
      assertEquals(
          List.of("full", "good", "java"), in(context, () -> backends(library, "available")));
    }
  }

  @Test
  @DisplayName("takes the context's class where two class loaders have one of the same name")
  void prefersTheContext() throws Exception {
    write(BACKENDS, Good.class.getName());
    try (URLClassLoader library = libraryOnceMore();
        URLClassLoader context = new GoodOnceMore(library)) {
      Object opened = in(context, () -> backends(library, "open"));
      assertContains(opened.toString(), "good: loaded by GoodOnceMore");
    }
  }

  @Test
  @DisplayName("opens the built-in engine in two class loaders at once")
  void opensTwice() throws Exception {
    try (URLClassLoader first = libraryOnceMore();
        URLClassLoader second = libraryOnceMore()) {
      Object opened = in(first, () -> backends(first, "open"));
      Object openedAgain = in(second, () -> backends(second, "open"));
      assertContains(opened.toString(), "java");
      assertContains(openedAgain.toString(), "java");
      assertNotSame(opened.getClass(), openedAgain.getClass());
    }
  }

  /** All of this test's class path in a class loader of its own, and the folder. */
  private URLClassLoader libraryOnceMore() throws IOException {
    List<URL> urls = new ArrayList<>(List.of(urls()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(url(Path.of(entry)));
    }
    return new URLClassLoader(urls.toArray(URL[]::new), PLATFORM);
  }

  private static Object backends(ClassLoader library, String method)
      throws ReflectiveOperationException {
    return library.loadClass(Backends.class.getName()).getMethod(method).invoke(null);
  }

  @Nested
  @DisplayName("when a backend does not start")
  class WhenItDoesNotStart {
    @Test
    @DisplayName("keeps the cause, says its root, and names the other backends only")
    void keepsTheCause() throws Exception {
      write(BACKENDS, Good.class.getName(), Full.class.getName());
      in(
          new URLClassLoader(urls()),
          () -> {
            var e = assertThrows(BackendException.class, () -> Backends.open("full"));
            assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
            assertEquals(
                "The backend 'full' cannot unpack its native code: java.io.IOException: No space left on device"
                    + ". Other backends on the class path: good, java",
                e.reason());
            assertInstanceOf(UnsatisfiedLinkError.class, e.getCause());
            return null;
          });
    }

    @ParameterizedTest
    @ValueSource(classes = {LinksLate.class, OpensNothing.class})
    @DisplayName("says so, whatever it failed with")
    void anyFailure(Class<?> provider) throws Exception {
      write(BACKENDS, provider.getName());
      in(
          new URLClassLoader(urls()),
          () -> {
            var e = assertThrows(BackendException.class, () -> Backends.open("wrong"));
            assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
            assertContains(e.reason(), "'wrong' cannot start", String.valueOf(e.getCause()));
            return null;
          });
    }
  }

  private void write(String file, String... lines) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, List.of(lines));
  }

  private URL[] urls() throws IOException {
    return new URL[] {url(folder)};
  }

  private static URL url(Path folder) throws IOException {
    return folder.toUri().toURL();
  }

  private static <T> T in(@Nullable ClassLoader context, Callable<T> work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(context);
    try {
      return work.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static void assertContains(String text, String... pieces) {
    for (String piece : pieces) {
      assertTrue(text.contains(piece), () -> "'" + piece + "' should be in: " + text);
    }
  }

  /** Sees its parent's classes, but not its parent's files. */
  private static final class OwnFilesOnly extends URLClassLoader {
    OwnFilesOnly(URL files, ClassLoader parent) {
      super(new URL[] {files}, parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return findResources(name);
    }
  }

  /** Has a class of the same name as the library's loader has. */
  private static final class GoodOnceMore extends URLClassLoader {
    GoodOnceMore(ClassLoader parent) {
      super(new URL[0], parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(Good.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineAgain(name) : loaded;
    }

    private Class<?> defineAgain(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = Objects.requireNonNull(getParent().getResourceAsStream(file))) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** As of an application that has been replaced while it ran; gives up on callers who do not. */
  private static final class FailingLoader extends ClassLoader {
    private static final int PATIENCE = 10_000;
    private int calls;

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      if (++calls > PATIENCE) {
        throw new InternalError("asked again and again");
      }
      throw new IOException("the archive is gone");
    }
  }

  public static final class Good implements BackendProvider {
    @Override
    public String name() {
      return "good";
    }

    @Override
    public Engine open() {
      return new GoodEngine();
    }
  }

  /** Says which class loader it is of. Not private, as it may be loaded without its host. */
  static final class GoodEngine extends TestEngine {
    @Override
    public String name() {
      return "loaded by " + getClass().getClassLoader().getClass().getSimpleName();
    }
  }

  /** A provider, to be made wrong in one place. */
  public abstract static class Provider implements BackendProvider {
    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public Engine open() {
      throw new UnsupportedOperationException("not asked for in these tests");
    }
  }

  public static final class Uninitialized extends Provider {
    static final int NUMBER = Integer.parseInt("none");
  }

  public static final class Unmade extends Provider {
    public Unmade() {
      throw new IllegalStateException("not here");
    }
  }

  public static final class Unlinked extends Provider {
    @Override
    public String name() {
      throw new NoClassDefFoundError("org/example/Engine");
    }
  }

  public static final class Unnamed extends Provider {
    @Override
    @SuppressWarnings("NullAway") // what a provider must not do
    public String name() {
      return null;
    }
  }

  public static final class Blank extends Provider {
    @Override
    public String name() {
      return " ";
    }
  }

  public static final class Failing extends Provider {
    @Override
    public Map<Capability, String> missingCapabilities() {
      throw new IllegalStateException("cannot say");
    }
  }

  public static final class Lacking extends Provider {
    @Override
    @SuppressWarnings("NullAway") // what a provider must not do
    public Map<Capability, String> missingCapabilities() {
      return null;
    }
  }

  public static final class Unsure extends Provider {
    @Override
    public boolean isFallback() {
      throw new IllegalStateException("cannot say");
    }
  }

  public static final class Exhausted extends Provider {
    public Exhausted() {
      throw new OutOfMemoryError("no more");
    }
  }

  public static final class Full extends Provider {
    @Override
    public String name() {
      return "full";
    }

    @Override
    public Engine open() {
      Throwable why = new IOException("No space left on device");
      throw new BackendException(
          ErrorCode.BACKEND_UNAVAILABLE,
          "The backend 'full' cannot unpack its native code",
          new UnsatisfiedLinkError("no engine in java.library.path").initCause(why));
    }
  }

  public static final class LinksLate extends Provider {
    @Override
    public Engine open() {
      throw new NoClassDefFoundError("org/example/Engine");
    }
  }

  public static final class OpensNothing extends Provider {
    @Override
    @SuppressWarnings("NullAway") // what a provider must not do
    public Engine open() {
      return null;
    }
  }

  public static final class Source implements DatasetProvider {
    @Override
    public String name() {
      return "digits";
    }

    @Override
    public TrainTestSplit load(DatasetRequest request) {
      Dataset data = Dataset.of("digits", new Shape(1, 1, 1), 2, new byte[2], new byte[2]);
      return new TrainTestSplit(data, data);
    }
  }

  public static final class SecondSource implements DatasetProvider {
    @Override
    public String name() {
      return "digits";
    }

    @Override
    public TrainTestSplit load(DatasetRequest request) {
      return new Source().load(request);
    }
  }

  public static final class Sourceless implements DatasetProvider {
    @Override
    public String name() {
      throw new IllegalStateException("no source");
    }

    @Override
    public TrainTestSplit load(DatasetRequest request) {
      throw new UnsupportedOperationException("not asked for in these tests");
    }
  }
}
