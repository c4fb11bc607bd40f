package dev.lenet.api.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/errors.md")
class ErrorsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "errors.md");

  @Test
  @DisplayName("has an entry for every error code, in the enum's order, and no other")
  void hasAnEntryForEveryCode() throws IOException {
    List<String> entries =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();
    assertEquals(Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toList(), entries);
  }

  @Test
  @DisplayName("can be searched for the code at the end of every message")
  void hasTheCodeOfMessages() {
    var exception = new DataException(ErrorCode.DATA_MISSING, "No data");
    assertEquals("No data [DATA_MISSING]", exception.getMessage());
    assertEquals("No data", exception.reason());
  }
}
