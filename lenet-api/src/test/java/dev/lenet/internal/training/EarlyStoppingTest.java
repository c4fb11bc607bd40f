package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.internal.checkpoint.EpochResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Early stopping")
class EarlyStoppingTest {
  private final float[] weights = new float[1];
  private int epoch;

  @Test
  @DisplayName("without patience never happens, and keeps the last epoch")
  void neverComesWithoutPatience() {
    var stopping = new EarlyStopping(null);
    for (double accuracy : new double[] {0.9, 0.5, 0.4, 0.3}) {
      heed(stopping, accuracy);
      assertFalse(stopping.isDue());
    }
    assertEquals(4, stopping.keptEpoch());
    assertArrayEquals(new float[] {4}, stopping.keptWeights(weights));
  }

  @Test
  @DisplayName("happens after a number of epochs without a better one, and keeps the best weights")
  void keepsTheBest() {
    var stopping = new EarlyStopping(2);
    assertFalse(stopping.isDue());
    heed(stopping, 0.5);
    heed(stopping, 0.8);
    assertFalse(stopping.isDue());
    heed(stopping, 0.7);
    assertFalse(stopping.isDue());
    heed(stopping, 0.6);
    assertTrue(stopping.isDue());
    assertEquals(2, stopping.keptEpoch());
    assertArrayEquals(new float[] {2}, stopping.keptWeights(weights));
  }

  @Test
  @DisplayName("takes the earlier of two equally good epochs, and counts the later as no better")
  void tiesGoToTheEarlier() {
    var stopping = new EarlyStopping(1);
    heed(stopping, 0.8);
    heed(stopping, 0.8);
    assertTrue(stopping.isDue());
    assertEquals(1, stopping.keptEpoch());
  }

  @Test
  @DisplayName("counts from 0 again after every better epoch")
  void countsAnew() {
    var stopping = new EarlyStopping(2);
    for (double accuracy : new double[] {0.5, 0.4, 0.6, 0.5, 0.7}) {
      heed(stopping, accuracy);
      assertFalse(stopping.isDue());
    }
    assertEquals(5, stopping.keptEpoch());
  }

  private void heed(EarlyStopping stopping, @Nullable Double validationAccuracy) {
    epoch++;
    weights[0] = epoch;
    stopping.heed(new EpochResult(epoch, 1, 0.5, 1.0, validationAccuracy, 1, 1), weights);
  }
}
