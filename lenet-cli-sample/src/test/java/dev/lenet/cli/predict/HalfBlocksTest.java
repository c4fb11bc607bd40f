package dev.lenet.cli.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.Image;
import dev.lenet.cli.predict.HalfBlocks.Captioned;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An image in half blocks")
class HalfBlocksTest {
  private final Image image =
      Image.gray(3, 4, new int[] {0, 255, 0, 255, 0, 0, 255, 255, 9, 99, 200, 0});

  @Test
  @DisplayName(
      "has a frame, two rows of pixels in a line, the last of three alone, and its caption, cut")
  void plain() {
    assertEquals(
        """
        ┌────┐
        │ ▀▄█│
        │  ▀ │
        └────┘
        7 99.9
        """,
        new HalfBlocks(false, 80).of(List.of(new Captioned(image, "7 99.98%"))));
  }

  @Test
  @DisplayName("stands beside the others while there is room, and below them if not")
  void sideBySide() {
    Image low = Image.gray(1, 1, new int[] {255});
    assertEquals(
        """
        ┌────┐  ┌─┐
        │ ▀▄█│  │▀│
        │  ▀ │  └─┘
        └────┘  b \s
        a         \s
        ┌────┐
        │ ▀▄█│
        │  ▀ │
        └────┘
        c    \s
        """,
        new HalfBlocks(false, 14)
            .of(
                List.of(
                    new Captioned(image, "a"),
                    new Captioned(low, "b"),
                    new Captioned(image, "c"))));
  }

  @Test
  @DisplayName("has the nearest of 26 shades in a terminal, and leaves no colour behind")
  void gray() {
    Image two = Image.gray(2, 3, new int[] {0, 128, 128, 255, 128, 128});
    assertEquals(
        "\u001b[38;5;16;48;5;231m▀\u001b[38;5;244;48;5;244m▀▀\u001b[0m\n1? \n",
        new HalfBlocks(true, 80).of(List.of(new Captioned(two, "1?"))));
  }
}
