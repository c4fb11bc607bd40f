package dev.lenet.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
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
    assertEquals(List.of(), request.classNames());
  }

  @Test
  @DisplayName("has as many classes as they have names")
  void countsNames() {
    DatasetRequest.Builder builder = DatasetRequest.builder("letters").classes(7);
    assertEquals(7, builder.classNames(List.of()).build().classes());
    DatasetRequest named = builder.classNames(List.of("a", "b")).build();
    assertEquals(2, named.classes());
    assertEquals(List.of("a", "b"), named.classNames());
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
