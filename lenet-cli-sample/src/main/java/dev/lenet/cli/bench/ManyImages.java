package dev.lenet.cli.bench;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.weights.ModelFile;
import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * A program that reads 10,000 digits one by one with the pretrained model, and then reports its
 * peak memory. Its arguments are the backend's name, a file with the pixels of gray images, and
 * their height and width. It takes the images of the file again if there are fewer. It does not
 * load a data set, because the training images would take most of the memory.
 */
final class ManyDigits {
  private static final int DIGITS = 10_000;

  private ManyDigits() {}

  public static void main(String[] arguments) throws IOException {
    int height = Integer.parseInt(arguments[2]);
    int width = Integer.parseInt(arguments[3]);
    try (Backend backend = Backends.open(arguments[0]);
        Model model = backend.newModel(ModelFile.pretrained());
        RandomAccessFile file = new RandomAccessFile(arguments[1], "r")) {
      for (int i = 0; i < DIGITS; i++) {
        byte[] pixels = new byte[height * width];
        file.seek((long) i * pixels.length % file.length());
        file.readFully(pixels);
        model.predict(Image.gray(height, width, pixels));
      }
      PeakMemory.say();
    }
  }
}
