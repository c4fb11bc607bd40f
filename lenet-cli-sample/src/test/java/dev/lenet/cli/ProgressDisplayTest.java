package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.BatchReport;
import dev.lenet.api.EpochReport;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The progress of a training")
class ProgressDisplayTest {
  private static final EpochReport EPOCH = new Epoch(1, 0.25, 0.9251, 0.125, 0.96, 5.5, 10_000);

  @Test
  @DisplayName("is one line for each epoch without a terminal")
  void file() {
    assertEquals(
        "djl  epoch 1 of 2  loss 0.2500  accuracy 92.51%"
            + "  validation: loss 0.1250  accuracy 96.00%  10,000 images/s\n",
        shown(false));
  }

  @Test
  @DisplayName("is a bar with loss, accuracy, speed and time left on a terminal")
  void terminal() {
    String shown = shown(true);
    assertTrue(shown.contains("djl 1/2 ["), shown);
    assertTrue(shown.contains("loss 0.5000  accuracy 87.50%  9,000 images/s"), shown);
    assertTrue(shown.contains(" left"), shown);
    assertTrue(shown.endsWith("10,000 images/s\n"), shown);
  }

  @Test
  @DisplayName("shows no validation if there is none")
  void withoutValidation() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ProgressDisplay display = display(bytes, false)) {
      display.onEpoch(new Epoch(1, 0.25, 0.9251, null, null, 5.5, 10_000));
    }
    assertFalse(bytes.toString(StandardCharsets.UTF_8).contains("validation"));
  }

  private static String shown(boolean terminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ProgressDisplay display = display(bytes, terminal)) {
      display.onBatch(new Batch(1, 2, 5, 10, 0.5, 0.875, 9_000));
      display.onEpoch(EPOCH);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static ProgressDisplay display(ByteArrayOutputStream bytes, boolean terminal) {
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new ProgressDisplay(
        new Console(InputStream.nullInputStream(), err, err, terminal, () -> false), "djl", 2);
  }

  private record Epoch(
      int epoch,
      double trainLoss,
      double trainAccuracy,
      @Nullable Double validationLoss,
      @Nullable Double validationAccuracy,
      double seconds,
      double imagesPerSecond)
      implements EpochReport {}

  private record Batch(
      int epoch,
      int epochs,
      int batch,
      int batches,
      double loss,
      double accuracy,
      double imagesPerSecond)
      implements BatchReport {}
}
