package dev.lenet.internal.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The reason why a file cannot be used")
class FileReasonTest {
  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("is in words for the exceptions that file systems throw")
  void real() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path none = folder.resolve("none");
    assertReason("no such file or folder", () -> Files.readAllBytes(none));
    assertReason("it exists and is not a folder", () -> Files.createDirectories(file));
    assertReason(
        "it is not a folder",
        () -> file.getFileSystem().provider().newDirectoryStream(file, any -> true));
    assertReason("Is a directory", () -> Files.readAllBytes(folder));
  }

  @Test
  @DisplayName("is never the file's name, nor the name of a Java class where there is a better one")
  void made() {
    assertEquals("permission denied", FileReason.of(new AccessDeniedException("a")));
    assertEquals(
        "No space left", FileReason.of(new FileSystemException("a", null, "No space left")));
    assertEquals(
        "it is a link to a folder above itself", FileReason.of(new FileSystemLoopException("a")));
    assertEquals("broken pipe", FileReason.of(new IOException("broken pipe")));
    assertEquals("IOException", FileReason.of(new IOException()));
  }

  private static void assertReason(String reason, Executable use) {
    assertEquals(reason, FileReason.of(assertThrows(IOException.class, use)));
  }
}
