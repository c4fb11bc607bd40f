package com.example.training;

import dev.lenet.api.Dataset;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Writes the first five of each digit among MNIST's test images, dark on light, into folders named
 * by digit: pictures to try {@link TrainFurther} with.
 */
public final class WriteDigits {
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    TrainTestSplit mnist = Datasets.load("mnist"); // from the usual places
    write(mnist.test(), folder);
    TrainTestSplit mine = // from a folder
        Datasets.load(DatasetRequest.builder("mnist").directory(folder).build());
    System.out.println(mine.train().size() + " to train, " + mine.test().size() + " to test");
  }

  private static void write(Dataset images, Path folder) throws IOException {
    int[] written = new int[10];
    for (int i = 0; i < images.size(); i++) {
      int digit = images.label(i);
      if (written[digit] < 5) {
        written[digit]++;
        Path folderOfDigit = Files.createDirectories(folder.resolve(String.valueOf(digit)));
        File file = folderOfDigit.resolve(written[digit] + ".png").toFile();
        ImageIO.write(darkOnLight(images.image(i).pixels()), "png", file);
      }
    }
  }

  private static BufferedImage darkOnLight(byte[] pixels) {
    BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < pixels.length; i++) {
      picture.getRaster().setSample(i % 28, i / 28, 0, 255 - (pixels[i] & 255));
    }
    return picture;
  }
}
