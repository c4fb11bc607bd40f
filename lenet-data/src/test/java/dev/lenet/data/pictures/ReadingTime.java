package dev.lenet.data.pictures;

import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.picture.Reading;
import java.nio.file.Path;
import java.util.Arrays;

/** A program of its own that reads one file again and again and prints how long it takes. */
final class ReadingTime {
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 15;

  private ReadingTime() {}

  /** Arguments: the file. */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    double[] millis = new double[ROUNDS];
    try (DigitReader reader = DigitReader.open()) {
      Reading reading = reader.read(file);
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        long start = System.nanoTime();
        reading = reader.read(file);
        millis[Math.max(0, i)] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(millis);
      System.out.printf(
          "%s: median of %d readings %.0f ms, with a heap of %d MB; read: %s%n",
          file.getFileName(),
          ROUNDS,
          millis[ROUNDS / 2],
          Runtime.getRuntime().maxMemory() >> 20,
          reading.text());
    }
  }
}
