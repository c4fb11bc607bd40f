package dev.lenet.data;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("In the locale C, which cannot represent an umlaut,")
@EnabledOnOs(
    value = OS.LINUX,
    disabledReason = "elsewhere names of files do not hang on the locale")
class LocaleTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  /** What comes of loading the folder in a child; its shell prepares the folder. */
  private List<String> outcomes(String preparation) throws Exception {
    Path result = folder.resolveSibling(folder.getFileName() + ".result");
    String shell =
        "set -e; export LC_ALL=C; u=$(printf '\\303\\274'); %s; exec '%s' -cp '%s' %s %s %s"
            .formatted(
                preparation,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                LoadFoldersInChild.class.getName(),
                result,
                folder);
    Path said = folder.resolveSibling(folder.getFileName() + ".said");
    Process child =
        new ProcessBuilder("/bin/sh", "-c", shell)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertTrue(child.waitFor(5, MINUTES));
    assertEquals(0, child.exitValue(), Files.readString(said));
    return Files.readAllLines(result);
  }

  @Test
  @DisplayName("files with one in their names are found and read")
  void listing() throws Exception {
    assertEquals(
        List.of("1 and 2 images"),
        outcomes(
            "cd '"
                + folder
                + "'; echo 3,0 > \"$u-train.csv\"; printf '1,0\\n2,0\\n' > \"$u-test.csv\""));
  }
}
