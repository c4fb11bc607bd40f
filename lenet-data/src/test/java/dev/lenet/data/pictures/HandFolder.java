package dev.lenet.data.pictures;

import dev.lenet.api.Dataset;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A folder of pictures that one hand wrote, sorted as a person sorts them: {@code train/7/} has
 * sevens. They are dark on light, and of any size.
 */
record HandFolder(Path path, Hand hand) {
  /** A hand that leans far backwards, is narrow, and writes with a fine pen. */
  static final Hand BACKWARD = new Hand(1.2, 0, new Slope(0.8, -0.8, 0));

  private static final int[] PAPER = {244, 241, 232};
  private static final int[] INK = {38, 44, 92};
  private static final int GRAIN = 4;

  /**
   * Writes one part.
   *
   * @param part {@code train} or {@code test}
   * @param from images of MNIST
   * @param perClass how many of each digit are taken, by chance
   */
  void write(String part, Dataset from, int perClass, long seed) throws IOException {
    for (int label = 0; label < from.classes(); label++) {
      Path folder = Files.createDirectories(path.resolve(part).resolve(String.valueOf(label)));
      Dice dice = new Dice(seed, part.length(), label);
      List<Integer> those = imagesOf(from, label);
      for (int i = 0; i < perClass; i++) {
        int index = those.remove(dice.whole(0, those.size() - 1));
        BufferedImage picture = picture(from.image(index).pixels(), dice.fork());
        ImageIO.write(picture, "png", folder.resolve("%03d.png".formatted(i)).toFile());
      }
    }
  }

  private static List<Integer> imagesOf(Dataset data, int label) {
    List<Integer> those = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      if (data.label(i) == label) {
        those.add(i);
      }
    }
    return those;
  }

  private BufferedImage picture(byte[] digit, Dice dice) {
    double height = dice.between(40, 160);
    Plane drawn = hand.draw(Outline.ofDigit(digit), height, dice);
    int most = (int) height / 2;
    Plane ink =
        drawn.withMargins(
            dice.whole(2, most), dice.whole(2, most), dice.whole(2, most), dice.whole(2, most));
    BufferedImage picture = new BufferedImage(ink.width, ink.height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < ink.height; y++) {
      for (int x = 0; x < ink.width; x++) {
        picture.setRGB(x, y, colour(ink.at(x, y), dice.whole(-GRAIN, GRAIN)));
      }
    }
    return picture;
  }

  private static int colour(double ink, int grain) {
    int colour = 0;
    for (int channel = 0; channel < PAPER.length; channel++) {
      double value = PAPER[channel] + ink * (INK[channel] - PAPER[channel]) + grain;
      colour = colour << 8 | (int) Math.min(255, Math.max(0, Math.round(value)));
    }
    return colour;
  }
}
