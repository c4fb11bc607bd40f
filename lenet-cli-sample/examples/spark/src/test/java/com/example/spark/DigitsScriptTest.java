package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script runs in a folder of its own, with a {@code mvn} and a {@code java} that only tell. */
@DisplayName("The script digits")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a script for a Unix shell")
class DigitsScriptTest {
  private static final Instant BUILT = Instant.parse("2020-01-01T00:00:00Z");
  private static final String MVN =
      """
      #!/bin/sh
      echo "mvn $*" | sed "s: -f .*/pom.xml: -f POM:" >&2
      """;

  /** As Spark's launcher: an empty line, then a command whose parts end with a zero byte. */
  private static final String JAVA =
      """
      #!/bin/sh
      echo
      printf '%s\\0' echo "runs with" "$#"
      """;

  /**
   * Of java: its class path, two classes, --class and --master and the jar, the command's three.
   */
  private static final int ARGUMENTS = 12;

  @TempDir Path folder;
  private Path jar;
  private Path source;

  @BeforeEach
  void copy() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("a copy/src/main/java"));
    Files.createDirectories(folder.resolve("a copy/target"));
    Files.copy(Path.of("digits"), folder.resolve("a copy/digits"));
    Path pom = Files.writeString(folder.resolve("a copy/pom.xml"), "");
    source = Files.writeString(sources.resolve("Some.java"), "");
    jar = Files.writeString(folder.resolve("a copy/target/digits.jar"), "");
    for (Path made : new Path[] {jar, pom, source, sources, sources.getParent()}) {
      Files.setLastModifiedTime(made, FileTime.from(BUILT));
    }
    Files.setLastModifiedTime(sources.getParent().getParent(), FileTime.from(BUILT));
    executable("mvn", MVN);
    executable("java", JAVA);
  }

  @Test
  @DisplayName("builds nothing while the jar is newer than its sources")
  void isReady() throws Exception {
    assertEquals("", errorsOfARun());
  }

  @Test
  @DisplayName("builds what is missing")
  void buildsWhatIsMissing() throws Exception {
    Files.delete(jar);
    assertEquals(
        "mvn --batch-mode -q -Dstyle.color=never -f POM -DskipTests package", errorsOfARun());
  }

  @Test
  @DisplayName("builds again when a source has changed")
  void buildsWhatHasChanged() throws Exception {
    Files.setLastModifiedTime(source, FileTime.from(BUILT.plusSeconds(5)));
    assertEquals(
        "mvn --batch-mode -q -Dstyle.color=never -f POM -DskipTests package", errorsOfARun());
  }

  @Test
  @DisplayName("builds again for other options, and not for the same")
  void buildsWithOptions() throws Exception {
    String djl = "mvn --batch-mode -q -Dstyle.color=never -f POM -Pdjl -DskipTests package";
    assertEquals(djl, errorsOfARun("-Pdjl"));
    assertEquals("", errorsOfARun("-Pdjl"));
    assertEquals("", errorsOfARun());
    Files.setLastModifiedTime(source, FileTime.from(BUILT.plusSeconds(5)));
    assertEquals(djl, errorsOfARun(), "keeps the options");
    Files.setLastModifiedTime(source, FileTime.from(BUILT));
    assertEquals(
        "mvn --batch-mode -q -Dstyle.color=never -f POM -DskipTests package", errorsOfARun(""));
    assertEquals("", errorsOfARun());
  }

  private String errorsOfARun() throws IOException, InterruptedException {
    return errorsOfARun(null);
  }

  /** With options for the build, or without the variable BUILD. */
  private String errorsOfARun(String build) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder script =
        new ProcessBuilder("bash", "digits", "read", "a table", "numbers")
            .directory(folder.resolve("a copy").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    script.environment().remove("BUILD");
    script.environment().remove("MASTER");
    script.environment().remove("SUBMIT");
    if (build != null) {
      script.environment().put("BUILD", build);
    }
    script
        .environment()
        .merge("PATH", folder.toString(), (path, first) -> first + File.pathSeparator + path);
    Process process = script.start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), Files.readString(err));
    assertEquals("runs with " + ARGUMENTS, Files.readString(out).strip());
    return Files.readString(err).strip();
  }

  private void executable(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), script);
    assertTrue(file.toFile().setExecutable(true));
  }
}
