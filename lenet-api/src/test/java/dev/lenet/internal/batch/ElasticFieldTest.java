package dev.lenet.internal.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.AugmentationSpec;
import dev.lenet.internal.random.CounterRandom;
import dev.lenet.internal.random.Purpose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The elastic field")
class ElasticFieldTest {
  private static final int HEIGHT = 20;
  private static final int WIDTH = 24;

  private final float[] x = new float[HEIGHT * WIDTH];
  private final float[] y = new float[HEIGHT * WIDTH];

  private static ElasticField field(double sigma, double displacement) {
    var spec = AugmentationSpec.builder().elastic(sigma, displacement).build();
    return new ElasticField(spec, HEIGHT, WIDTH);
  }

  private static long stream(int image) {
    return CounterRandom.stream(42, Purpose.AUGMENT, 1, image);
  }

  private static double sumOfSquares(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }

  @Test
  @DisplayName("moves pixels by the displacement asked for, root mean square along each axis")
  void hasTheDisplacement() {
    int images = 600;
    for (double sigma : new double[] {0.4, 2, 4}) {
      ElasticField field = field(sigma, 0.65);
      double alongX = 0;
      double alongY = 0;
      for (int image = 0; image < images; image++) {
        field.draw(stream(image), 6, x, y);
        alongX += sumOfSquares(x);
        alongY += sumOfSquares(y);
      }
      double values = (double) images * HEIGHT * WIDTH;
      // some ten independent patches an image, 600 images: one standard deviation is about 1%
      assertEquals(0.65, Math.sqrt(alongX / values), 0.03, "sigma " + sigma);
      assertEquals(0.65, Math.sqrt(alongY / values), 0.03, "sigma " + sigma);
    }
  }

  @Test
  @DisplayName("is smooth: neighbours move together, the more so the wider the Gaussian")
  void isSmooth() {
    double narrow = roughness(1);
    double wide = roughness(4);
    // of a Gaussian process smoothed with sigma, neighbours differ by displacement / (sigma sqrt 2)
    assertEquals(1 / Math.sqrt(2), narrow, 0.15);
    assertEquals(1 / (4 * Math.sqrt(2)), wide, 0.03);
  }

  private double roughness(double sigma) {
    ElasticField field = field(sigma, 1);
    double sum = 0;
    int count = 0;
    for (int image = 0; image < 50; image++) {
      field.draw(stream(image), 6, x, y);
      for (int i = 0; i < x.length; i++) {
        if ((i + 1) % WIDTH > 0) {
          sum += Math.pow(x[i + 1] - x[i], 2);
          count++;
        }
      }
    }
    return Math.sqrt(sum / count);
  }

  @Test
  @DisplayName("of no displacement moves nothing")
  void canRest() {
    field(4, 0).draw(stream(1), 6, x, y);
    assertArrayEquals(new float[x.length], x);
    assertArrayEquals(new float[y.length], y);
  }

  @Test
  @DisplayName("moves along one axis independently of the other")
  void axesAreIndependent() {
    ElasticField field = field(2, 1);
    double product = 0;
    for (int image = 0; image < 400; image++) {
      field.draw(stream(image), 6, x, y);
      for (int i = 0; i < x.length; i++) {
        product += x[i] * y[i];
      }
    }
    assertTrue(Math.abs(product / (400 * x.length)) < 0.03, "correlation " + product);
  }
}
