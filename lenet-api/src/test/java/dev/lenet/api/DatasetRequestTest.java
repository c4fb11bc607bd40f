package dev.lenet.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request for data")
class DatasetRequestTest {
  @Test
  @DisplayName("asks for ten classes from the usual places, unless it says otherwise")
  void hasDefaults() {
    DatasetRequest request = DatasetRequest.builder("mnist").build();
    assertEquals("mnist", request.name());
    assertNull(request.directory());
    assertEquals(10, request.classes());
  }

  @Test
  @DisplayName("keeps its values when its builder gets others")
  void keepsItsValues() {
    Path folder = Path.of("folder");
    DatasetRequest.Builder builder = DatasetRequest.builder("letters");
    DatasetRequest request = builder.directory(folder).classes(26).build();
    builder.directory(null).classes(2);
    assertEquals(folder, request.directory());
    assertEquals(26, request.classes());
  }
}
