package dev.lenet.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lenet.api.spi.BackendProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules over all modules; they stand here because this module sees them all. */
@Tag("once")
@DisplayName("Architecture:")
class ArchitectureTest {
  private static final String API = "dev.lenet.api..";
  private static final String INTERNAL = "dev.lenet.internal..";
  private static final String SPI = "dev.lenet.api.spi..";
  private static final List<String> DOORS =
      List.of(
          "dev.lenet.api.Backends",
          "dev.lenet.api.BufferedImages",
          "dev.lenet.api.Datasets",
          "dev.lenet.api.CheckpointInfo",
          "dev.lenet.api.picture.DigitFinder",
          "dev.lenet.api.picture.DigitForm",
          "dev.lenet.api.picture.DigitNetworks",
          "dev.lenet.api.picture.DigitReader",
          "dev.lenet.api.picture.Mark",
          "dev.lenet.api.picture.Picture");

  /** What is read from files and from AWT. */
  private static final List<String> DESKTOP =
      List.of(
          "dev.lenet.api.BufferedImages",
          "dev.lenet.api.picture.DigitReader",
          "dev.lenet.api.picture.Picture",
          "dev.lenet.internal.picture.BytesInput",
          "dev.lenet.internal.picture.Decoder",
          "dev.lenet.internal.picture.Samples",
          "dev.lenet.internal.picture.Watch");

  private static final String BACKENDS = "dev.lenet.backend..";
  private static final String DATA = "dev.lenet.data..";
  private static final String CLI = "dev.lenet.cli..";
  private static final String JACKSON_CORE = "tools.jackson.core..";
  private static final String[] JACKSON = {"tools.jackson..", "com.fasterxml.jackson.."};
  private static final String[] ENGINES = {
    "ai.djl..", "org.deeplearning4j..", "org.nd4j..", "org.bytedeco.."
  };

  private static JavaClasses all = new ClassFileImporter().importClasses(Set.of());

  @BeforeAll
  static void importMainClasses() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.lenet")
            // the suite is for tests
            .that(DescribedPredicate.not(resideInAPackage("dev.lenet.conformance..")));
  }

  @ParameterizedTest
  @CsvSource({
    "dev.lenet.api, 60",
    "dev.lenet.internal, 60",
    "dev.lenet.data, 12",
    "dev.lenet.backend.java, 10",
    "dev.lenet.backend.djl, 6",
    "dev.lenet.backend.dl4j, 4",
    "dev.lenet.cli, 30"
  })
  @DisplayName("the rules see every module's classes")
  void everyModuleIsSeen(String module, int atLeast) {
    long seen = all.stream().filter(type -> type.getPackageName().startsWith(module)).count();
    assertTrue(seen >= atLeast, () -> module + ": only " + seen + " classes were imported");
  }

  @Test
  @DisplayName("the API depends on jackson-core and JSpecify only; few classes use java.desktop")
  void api() {
    classes()
        .that()
        .resideInAnyPackage(API, INTERNAL)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            API, INTERNAL, "java..", "javax.imageio..", "org.jspecify.annotations..", JACKSON_CORE)
        .check(all);
    classes()
        .that()
        .resideInAnyPackage(API, INTERNAL)
        .and(DescribedPredicate.not(anyType(DESKTOP)))
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("java.awt..", "javax.imageio..")
        .check(all);
  }

  @Test
  @DisplayName("no more of Jackson than its core is used, where files are read or written")
  void jackson() {
    noClasses()
        .should()
        .dependOnClassesThat(
            anyPackage(JACKSON).and(DescribedPredicate.not(anyPackage(JACKSON_CORE))))
        .check(all);
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.lenet.internal.json", "dev.lenet.api.spec", "dev.lenet.api.weights", CLI)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(JACKSON)
        .check(all);
  }

  @Test
  @DisplayName("the built-in engine sees the SPI and plain Java: no AWT, no reflection, no files")
  void builtInEngine() {
    classes()
        .that()
        .resideInAPackage("dev.lenet.backend.java..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.lenet.backend.java..",
            SPI,
            "dev.lenet.api.spec..",
            "java.lang",
            "java.lang.runtime",
            "java.nio",
            "java.util",
            "java.util.concurrent..",
            "java.util.function",
            "java.util.stream",
            "org.jspecify.annotations..")
        .check(all);
    noClasses()
        .that()
        .resideInAPackage("dev.lenet.backend.java..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Class.class, ClassLoader.class)
        .check(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dev.lenet.backend.java", "dev.lenet.backend.djl", "dev.lenet.backend.dl4j"})
  @DisplayName("a backend sees the API, neither another backend nor data nor command line")
  void backends(String backend) {
    noClasses()
        .that()
        .resideInAPackage(backend)
        .should()
        .dependOnClassesThat(
            anyPackage(BACKENDS, DATA, CLI).and(DescribedPredicate.not(resideInAPackage(backend))))
        .check(all);
  }

  @Test
  @DisplayName("the data sees the API, no backend and no engine")
  void data() {
    noClasses()
        .that()
        .resideInAPackage(DATA)
        .should()
        .dependOnClassesThat(
            resideInAPackage(BACKENDS).or(resideInAPackage(CLI)).or(anyPackage(ENGINES)))
        .check(all);
  }

  @Test
  @DisplayName(
      "the command line uses no backend, no data, no engine, no SPI; beside the API it uses only the library's files and texts")
  void commandLine() {
    noClasses()
        .that()
        .resideInAPackage(CLI)
        .should()
        .dependOnClassesThat(
            resideInAPackage(BACKENDS)
                .or(resideInAPackage(DATA))
                .or(resideInAPackage(SPI))
                .or(anyPackage(ENGINES)))
        .check(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dev.lenet.backend.java", "dev.lenet.backend.djl", "dev.lenet.backend.dl4j"})
  @DisplayName("a backend's one public type is its provider")
  void onePublicType(String backend) {
    List<JavaClass> open =
        all.stream()
            .filter(type -> type.getPackageName().startsWith(backend))
            .filter(type -> type.isTopLevelClass())
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .toList();
    assertEquals(1, open.size(), () -> "public types: " + open);
    assertTrue(open.get(0).isAssignableTo(BackendProvider.class), () -> "" + open);
  }

  @Test
  @DisplayName("no packages depend on each other in a circle")
  void noCycles() {
    slices()
        .matching("dev.lenet.(**)")
        .should()
        .beFreeOfCycles()
        // callers' interfaces and SPI are two sides of one border: the look-ups of the one load the
        // providers of the other
        .ignoreDependency(resideInAPackage("dev.lenet.api"), resideInAPackage("dev.lenet.api.spi"))
        // a model file is made of a model, and a model is opened from a model file
        .ignoreDependency(
            resideInAPackage("dev.lenet.api.weights"), resideInAPackage("dev.lenet.api"))
        // the doors to the inside, which knows the API
        .ignoreDependency(anyType(DOORS), resideInAPackage(INTERNAL))
        .check(all);
  }

  @Test
  @DisplayName("the library never prints and never ends the JVM")
  void silent() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should(ACCESS_STANDARD_STREAMS)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(all);
  }

  @Test
  @DisplayName("the SPI knows specs and errors, and how the library words a file's failure")
  void spi() {
    noClasses()
        .that()
        .resideInAPackage(SPI)
        .should()
        .dependOnClassesThat(
            resideInAPackage(INTERNAL)
                .and(DescribedPredicate.not(anyPackage("dev.lenet.internal.file")))
                .or(anyPackage("dev.lenet.api.weights..")))
        .check(all);
  }

  @Test
  @DisplayName("the API uses internal packages only for its look-ups and tools")
  void doors() {
    noClasses()
        .that()
        .resideInAPackage(API)
        .and(DescribedPredicate.not(anyType(DOORS)))
        .should()
        .dependOnClassesThat(
            resideInAPackage(INTERNAL)
                .and(
                    DescribedPredicate.not(
                        anyPackage(
                            "dev.lenet.internal.file",
                            "dev.lenet.internal.json",
                            "dev.lenet.internal.optim",
                            "dev.lenet.internal.random",
                            "dev.lenet.internal.text"))))
        .check(all);
  }

  @Test
  @DisplayName("other modules use only the internal packages that module-info exports to them")
  void friends() {
    noClasses()
        .that()
        .resideOutsideOfPackages(API, INTERNAL)
        .should()
        .dependOnClassesThat(resideInAPackage(INTERNAL).and(notForFriends()))
        .check(all);
    noClasses()
        .that()
        .resideInAPackage(BACKENDS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(INTERNAL)
        .check(all);
  }

  /** What is not for the friends: all but engines, files, logs, texts and threads. */
  private static DescribedPredicate<JavaClass> notForFriends() {
    return DescribedPredicate.not(
        anyPackage(
            "dev.lenet.internal.engine",
            "dev.lenet.internal.file",
            "dev.lenet.internal.log",
            "dev.lenet.internal.text",
            "dev.lenet.internal.thread"));
  }

  @Test
  @DisplayName("only the look-ups of the API use ServiceLoader")
  void serviceLoader() {
    Set<String> users =
        all.stream()
            .filter(
                type ->
                    type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(d -> d.getTargetClass().isEquivalentTo(ServiceLoader.class)))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Set.of("dev.lenet.internal.log.Log", "dev.lenet.internal.lookup.Providers$Search"), users);
    classes()
        .that()
        .haveFullyQualifiedName("dev.lenet.internal.lookup.Providers")
        .should()
        .onlyHaveDependentClassesThat()
        .haveNameMatching(
            "dev\\.lenet\\.(internal\\.lookup\\.(Providers|BackendLookup)|api\\.Datasets)(\\$.*)?")
        .check(all);
  }

  @Test
  @DisplayName("every package is marked for null checks")
  void nullMarked() {
    Set<String> unmarked =
        all.stream()
            .filter(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unmarked);
  }

  private static DescribedPredicate<JavaClass> anyType(List<String> names) {
    return DescribedPredicate.describe(
        "one of " + names, type -> names.contains(type.getFullName()));
  }

  private static DescribedPredicate<JavaClass> anyPackage(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages);
  }
}
