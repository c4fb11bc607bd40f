package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Cluster.Provider.class)
@DisplayName("A place that a user has named")
class PlacesTest {
  @TempDir Path folder;

  @Test
  @DisplayName("to read from must be there")
  void isThere(Cluster cluster) {
    String missing = folder.resolve("missing").toString();
    assertRefused(
        "No such file or folder: " + missing, () -> Places.table(cluster.spark(), missing, "Hint"));
  }

  @Test
  @DisplayName("must have Parquet files for a table, and pictures get a hint")
  void isATable(Cluster cluster) throws Exception {
    assertRefused(
        "There are no Parquet files in", () -> Places.table(cluster.spark(), text(), "Hint"));
    Files.writeString(folder.resolve("_SUCCESS"), "");
    Files.copy(Path.of("form.jpg"), folder.resolve("form.jpg"));
    assertRefused(
        "form.jpg is not a Parquet file. Hint",
        () -> Places.table(cluster.spark(), text(), "Hint"));
  }

  @Test
  @DisplayName("is a table if it has Parquet files, also when a pattern finds it")
  void reads(Cluster cluster) throws Exception {
    cluster.spark().range(3).write().parquet(folder.resolve("some").toString());
    Files.writeString(Files.createDirectory(folder.resolve("some/_log")).resolve("0"), "{}");
    for (String name : new String[] {"some", "so*"}) {
      String path = folder.resolve(name).toString();
      assertEquals(3, Places.table(cluster.spark(), path, "Hint").count());
    }
  }

  @Test
  @DisplayName("to write to must be new")
  void isNew(Cluster cluster) {
    Places.requireNew(cluster.spark(), folder.resolve("new").toString());
    assertRefused(
        text() + " exists already. Name another folder, or delete it",
        () -> Places.requireNew(cluster.spark(), text()));
  }

  private String text() {
    return folder.toString();
  }

  private static void assertRefused(String message, Executable use) {
    Exception refused = assertThrows(IllegalArgumentException.class, use);
    assertTrue(refused.getMessage().contains(message), refused::getMessage);
  }
}
