package dev.lenet.internal.ink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The extremes around each pixel")
class ExtremesTest {
  @ParameterizedTest(name = "in {0}x{1} pixels, radius {2}")
  @CsvSource({"1, 1, 1", "7, 5, 1", "40, 30, 3", "9, 60, 7", "12, 8, 20", "33, 33, 16"})
  @DisplayName("are those that a look at every pixel of the square finds")
  void areThoseOfTheSquare(int width, int height, int radius) {
    byte[] values = new byte[width * height];
    new Random(20L * width + radius).nextBytes(values);
    Plane plane = new Plane(width, height, values);
    byte[] largest = new byte[values.length];
    byte[] smallest = new byte[values.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int most = 0;
        int least = 255;
        for (int near = Math.max(0, y - radius); near <= Math.min(height - 1, y + radius); near++) {
          for (int at = Math.max(0, x - radius); at <= Math.min(width - 1, x + radius); at++) {
            int value = values[near * width + at] & 0xFF;
            most = Math.max(most, value);
            least = Math.min(least, value);
          }
        }
        largest[y * width + x] = (byte) most;
        smallest[y * width + x] = (byte) least;
      }
    }
    Extremes extremes = new Extremes(radius);
    assertArrayEquals(largest, extremes.largest(plane).values());
    assertArrayEquals(smallest, extremes.smallest(plane).values());
  }
}
