package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A sample application")
class ExamplesTest {
  private static final Pattern VERSION = Pattern.compile("\n  <version>(.*)</version>");
  private static final Pattern PLUGIN =
      Pattern.compile("<artifactId>(maven-\\w+-plugin)</artifactId>\\s*<version>(.*)</version>");

  static List<Example> examples() throws IOException {
    return Example.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  @DisplayName("names this version of the library, and no other")
  void version(Example example) throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    String version = VERSION.matcher(pom).results().findFirst().orElseThrow().group(1);
    assertEquals(Set.of(version), example.versions());
  }

  @ParameterizedTest
  @MethodSource("examples")
  @DisplayName("names the version of each plugin that every build uses, the one of this project")
  void plugins(Example example) throws IOException {
    String pom = Files.readString(example.folder().resolve("pom.xml"));
    if (pom.contains("<parent>")) {
      return; // which names them
    }
    Map<String, String> plugins = plugins(pom);
    Set<String> everybodys = Set.of("resources", "compiler", "surefire", "jar");
    for (String name : everybodys) {
      assertTrue(plugins.containsKey("maven-" + name + "-plugin"), name);
    }
    Map<String, String> ours = plugins(Files.readString(Path.of("..", "pom.xml")));
    plugins.keySet().retainAll(ours.keySet());
    ours.keySet().retainAll(plugins.keySet());
    assertEquals(ours, plugins);
  }

  private static Map<String, String> plugins(String pom) {
    Map<String, String> versions = new TreeMap<>();
    PLUGIN.matcher(pom).results().forEach(found -> versions.put(found.group(1), found.group(2)));
    return versions;
  }

  @ParameterizedTest
  @MethodSource("examples")
  @DisplayName("has the photograph of README.md, if it has one")
  void photograph(Example example) throws IOException {
    byte[] photograph = Files.readAllBytes(DocsPage.DOCS.resolve("form.jpg"));
    for (Path file : example.files(".jpg")) {
      assertArrayEquals(photograph, Files.readAllBytes(file), file::toString);
    }
  }
}
