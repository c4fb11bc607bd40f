package dev.lenet.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.Shape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The options of a training")
class TrainingOptionsTest {
  private static final Path FOLDER = Path.of("folder");

  @Test
  @DisplayName("have defaults: as many threads as processors, at most four")
  void sayNothing() {
    for (TrainingOptions options :
        List.of(TrainingOptions.none(), TrainingOptions.builder().build())) {
      assertFalse(options.hasThreads());
      assertEquals(Math.min(Runtime.getRuntime().availableProcessors(), 4), options.threads());
      assertNull(options.validation());
      assertEquals(List.of(), options.listeners());
      assertNull(options.checkpoints());
      assertEquals(0, options.checkpointSteps());
      assertFalse(options.keepsCheckpoints());
      assertFalse(options.resume());
    }
  }

  @Test
  @DisplayName("keep their values, and show them")
  void keepWhatTheyAreGiven() {
    Dataset data = Dataset.of("mine", new Shape(1, 1, 1), 2, new byte[1], new byte[1]);
    TrainingListener first = new TrainingListener() {};
    TrainingListener second = new TrainingListener() {};
    TrainingOptions.Builder builder =
        TrainingOptions.builder()
            .threads(3)
            .validation(data)
            .listener(first)
            .listener(second)
            .checkpoints(FOLDER)
            .checkpointSteps(7)
            .keepCheckpoints(true)
            .resume(true);
    TrainingOptions options = builder.build();
    builder.listener(first).threads(1);
    assertTrue(options.hasThreads());
    assertEquals(3, options.threads());
    assertSame(data, options.validation());
    assertEquals(List.of(first, second), options.listeners());
    assertEquals(FOLDER, options.checkpoints());
    assertEquals(7, options.checkpointSteps());
    assertTrue(options.keepsCheckpoints());
    assertTrue(options.resume());
    assertEquals(
        "threads 3, validation mine, 2 listeners, checkpoints folder every 7 steps, all kept true, resume true",
        options.toString());
  }

  @Test
  @DisplayName("refuse wrong values")
  void refuse() {
    assertRefused("1 to 1024 threads, not 0", () -> TrainingOptions.builder().threads(0));
    assertRefused("1 to 1024 threads, not 1025", () -> TrainingOptions.builder().threads(1025));
    assertRefused("at least 0, not -1", () -> TrainingOptions.builder().checkpointSteps(-1));
    assertRefused("resume needs a folder", () -> TrainingOptions.builder().resume(true).build());
    assertRefused(
        "checkpointSteps needs a folder",
        () -> TrainingOptions.builder().checkpointSteps(1).build());
    assertRefused(
        "keepCheckpoints needs a folder",
        () -> TrainingOptions.builder().keepCheckpoints(true).build());
  }

  private static void assertRefused(String piece, Runnable call) {
    var e = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(String.valueOf(e.getMessage()).contains(piece), e::toString);
  }
}
