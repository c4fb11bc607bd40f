package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.PictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A batch of pictures")
class PictureBatchTest {
  @TempDir Path folder;

  @Test
  @DisplayName("answers with an error where the picture is what is wrong")
  void picture() {
    PictureException large = new PictureException(ErrorCode.PICTURE_TOO_LARGE, "large", null);
    assertEquals(large.getMessage(), PictureBatch.error(large));
    Exception end = new IOException("ends too early");
    PictureException damaged = new PictureException(ErrorCode.PICTURE_DAMAGED, "damaged", end);
    assertEquals(damaged.getMessage(), PictureBatch.error(damaged));
  }

  @Test
  @DisplayName("fails where the machine's heap is full, which says nothing of the picture")
  void heap() {
    Exception wrapped = new IOException(new OutOfMemoryError());
    PictureException full = new PictureException(ErrorCode.PICTURE_TOO_LARGE, "full", wrapped);
    assertSame(full, assertThrows(PictureException.class, () -> PictureBatch.error(full)));
  }

  @Test
  @DisplayName("fails in a Java runtime that decodes no pictures, lest each is a row with an error")
  void noDesktop() throws Exception {
    Path printed = folder.resolve("printed.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules",
                "java.base",
                "-cp",
                System.getProperty("java.class.path"),
                NoDesktop.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertEquals("PICTURE_ACCESS", Files.readString(printed).strip());
  }

  /** Runs without the module java.desktop. */
  static final class NoDesktop {
    public static void main(String[] arguments) throws IOException {
      PictureBatch batch = new PictureBatch();
      try {
        batch.add(Files.readAllBytes(Path.of("form.jpg")));
        System.out.println("a row with an error");
      } catch (PictureException e) {
        System.out.println(e.code());
      }
    }
  }
}
