package com.example.plain;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.weights.ModelFile;

/** Draws a 1 as the network takes it, 28x28 pixels, and reads it. */
public final class ReadOne {
  public static void main(String[] arguments) {
    byte[] pixels = new byte[28 * 28]; // row by row; 0 is background, 255 ink
    for (int y = 4; y < 24; y++) {
      for (int x = 13; x < 16; x++) {
        pixels[28 * y + x] = (byte) 255;
      }
    }
    try (Backend backend = Backends.open();
        Model model = backend.newModel(ModelFile.pretrained())) {
      Prediction prediction = model.predict(Image.gray(28, 28, pixels));
      System.out.printf("%d, probability %.3f%n", prediction.label(), prediction.probability());
    }
  }
}
