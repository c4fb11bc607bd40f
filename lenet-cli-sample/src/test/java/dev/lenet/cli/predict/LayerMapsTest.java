package dev.lenet.cli.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.weights.ModelFile;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The picture of all layers")
class LayerMapsTest {
  private static final int LEFT = 14;
  private static final int ZOOM = 5;

  @Test
  @DisplayName("shows the digit, and below it the values of each map of the first layer")
  void maps() {
    byte[] pixels = new byte[28 * 28];
    for (int y = 6; y < 22; y++) {
      pixels[28 * y + 14] = -1;
    }
    Image image = Image.gray(28, 28, pixels);
    try (Backend backend = Backends.open("java");
        Model model = backend.newModel(ModelFile.pretrained())) {
      BufferedImage drawing = LayerMaps.draw(model, image);
      int top = 14 + 26;
      assertEquals(0xFF1F6FB4, drawing.getRGB(LEFT + ZOOM * 14 + 2, top + ZOOM * 10 + 2));
      assertEquals(0xFFFFFFFF, drawing.getRGB(LEFT + ZOOM * 10 + 2, top + ZOOM * 10 + 2));
      int below = top + ZOOM * 28 + 4 + 4 + 26;
      float[] values = model.values("c1", image);
      for (int i = 0; i < values.length; i++) {
        int x = LEFT + i / 784 * (ZOOM * 28 + 4) + i % 28 * ZOOM + 2;
        int y = below + i % 784 / 28 * ZOOM + 2;
        int rgb = drawing.getRGB(x, y);
        boolean positive = (rgb & 0xFF) > (rgb >> 16 & 0xFF);
        boolean plain = Math.abs(values[i]) < 0.02;
        assertTrue(plain || positive == values[i] > 0, () -> "%d, %d: %x".formatted(x, y, rgb));
      }
    }
  }

  @Test
  @DisplayName("says how many values are near the limits of tanh, where there are limits")
  void saturation() {
    float[] values = {0.96f, -0.96f, 0.94f, 0};
    assertEquals(", 50% saturated (beyond \u00b10.95)", Saturation.of(Activation.TANH, values));
    float[] scaled = {1.7f, -1.6f, 0.96f, 0};
    assertEquals(
        ", 25% saturated (beyond \u00b11.63)", Saturation.of(Activation.SCALED_TANH, scaled));
    assertEquals("", Saturation.of(Activation.RELU, values));
  }
}
