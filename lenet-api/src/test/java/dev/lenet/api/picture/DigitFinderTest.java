package dev.lenet.api.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Image;
import dev.lenet.api.spec.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The finder")
class DigitFinderTest {
  private static final Box FIRST = new Box(60, 50, 30, 150);
  private static final Box SECOND = new Box(160, 60, 40, 140);

  private static Sheet two() {
    return new Sheet(300, 250).rectangle(60, 50, 30, 150).rectangle(160, 60, 40, 140);
  }

  private static List<Box> boxes(Picture picture) {
    return DigitFinder.find(picture).stream().map(Mark::box).toList();
  }

  @Test
  @DisplayName("gives the exact box of each mark, from left to right")
  void givesBoxes() {
    assertEquals(List.of(FIRST, SECOND), boxes(two().picture()));
  }

  @Test
  @DisplayName("finds light ink on a dark sheet as well")
  void findsLightInk() {
    assertEquals(List.of(FIRST, SECOND), boxes(two().negative()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 3, 8})
  @DisplayName("finds marks in light that falls off, and in grain")
  void findsInUnevenLight(double grain) {
    assertNear(List.of(FIRST, SECOND), boxes(two().falloff(0.4).grain(grain).picture()));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 110, 150})
  @DisplayName("takes neither a shadow nor its edge for ink, also where the edge crosses a mark")
  void seesThroughShadows(int from) {
    assertNear(List.of(FIRST, SECOND), boxes(two().shadow(from, 0.5).grain(2).picture()));
  }

  @Test
  @DisplayName("finds nothing on blank sheets: white, gray, grained, unevenly lit, with a shadow")
  void findsNothing() {
    assertEquals(List.of(), boxes(new Sheet(300, 200).picture()));
    assertEquals(List.of(), boxes(new Sheet(1, 1).picture()));
    assertEquals(List.of(), boxes(new Sheet(300, 200).negative()));
    assertEquals(List.of(), boxes(new Sheet(300, 200).grain(9).picture()));
    assertEquals(List.of(), boxes(new Sheet(300, 200).falloff(0.3).grain(4).picture()));
    assertEquals(List.of(), boxes(new Sheet(300, 200).shadow(120, 0.5).grain(4).picture()));
  }

  @Test
  @DisplayName("takes what is less than a fifth darker than the paper for paper")
  void leavesFaintMarks() {
    Sheet faint = new Sheet(300, 250).rectangle(60, 50, 30, 150, 0.16);
    assertEquals(List.of(), boxes(faint.picture()));
    Sheet darker = new Sheet(300, 250).rectangle(60, 50, 30, 150, 0.24);
    assertEquals(List.of(FIRST), boxes(darker.picture()));
  }

  @Test
  @DisplayName("takes no speck for a digit, however small the picture is")
  void findsNoSpecks() {
    for (int side = 1; side < 10; side++) {
      byte[] pixels = new byte[side * side];
      Arrays.fill(pixels, (byte) 255);
      pixels[pixels.length / 2] = 0;
      assertEquals(List.of(), boxes(Picture.gray(side, side, pixels)), side + " pixels wide");
    }
  }

  @Test
  @DisplayName("finds small writing in a long strip")
  void findsInStrips() {
    Sheet strip = new Sheet(3000, 24);
    for (int i = 0; i < 70; i++) {
      strip.rectangle(20 + 40 * i, 5, 3, 14);
    }
    assertEquals(70, boxes(strip.picture()).size());
  }

  @Test
  @DisplayName("drops specks and a faint ghost of other ink")
  void dropsSpecks() {
    Sheet sheet = two().rectangle(20, 20, 4, 4).rectangle(130, 200, 5, 3);
    assertEquals(List.of(FIRST, SECOND), boxes(sheet.rectangle(220, 60, 30, 140, 0.2).picture()));
  }

  @Test
  @DisplayName("drops a ruled line that crosses the marks, and leaves the marks whole")
  void dropsRuledLines() {
    assertNear(List.of(FIRST, SECOND), boxes(two().rectangle(0, 150, 300, 3).picture()));
  }

  @Test
  @DisplayName("drops a frame around the marks")
  void dropsFrames() {
    Sheet framed =
        two()
            .rectangle(30, 20, 240, 3)
            .rectangle(30, 230, 240, 3)
            .rectangle(30, 20, 3, 213)
            .rectangle(267, 20, 3, 213);
    assertNear(List.of(FIRST, SECOND), boxes(framed.picture()));
  }

  @Test
  @DisplayName("keeps the bar of a 7 and a lone 1, as long and straight as they may be")
  void keepsBars() {
    Sheet seven = new Sheet(200, 200).rectangle(5, 20, 190, 8).stroke(190, 24, 90, 190, 8);
    assertEquals(5, boxes(seven.picture()).get(0).x());
    Sheet one = new Sheet(200, 200).rectangle(98, 2, 5, 196);
    assertEquals(List.of(new Box(98, 2, 5, 196)), boxes(one.picture()));
  }

  @Test
  @DisplayName("joins the bar of a 5 with its body")
  void joinsBars() {
    Sheet five = new Sheet(200, 200).stroke(60, 60, 60, 100, 12).stroke(60, 100, 120, 130, 12);
    five.stroke(120, 130, 60, 170, 12).rectangle(70, 34, 60, 12);
    assertEquals(1, boxes(five.picture()).size());
  }

  @Test
  @DisplayName("numbers the lines from the top, and keeps a slanted line together")
  void numbersLines() {
    Sheet sheet = new Sheet(700, 400);
    for (int i = 0; i < 6; i++) {
      sheet.rectangle(40 + 100 * i, 30 + 12 * i, 20, 90);
      sheet.rectangle(40 + 100 * i, 200 + 12 * i, 20, 90);
    }
    List<Mark> marks = DigitFinder.find(sheet.picture());
    assertEquals(
        List.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1), marks.stream().map(Mark::line).toList());
    assertEquals(new Box(140, 212, 20, 90), marks.get(7).box());
  }

  @Test
  @DisplayName("shows the ink in an image as large as the picture")
  void showsInk() {
    Image ink = DigitFinder.ink(two().rectangle(20, 20, 4, 4).picture());
    assertEquals(new Shape(1, 250, 300), ink.shape());
    int count = 0;
    for (byte pixel : ink.pixels()) {
      count += pixel == -1 ? 1 : 0;
    }
    assertEquals(30 * 150 + 40 * 140, count);
    assertEquals(-1, ink.pixels()[50 * 300 + 60]);
  }

  /** Grain and the edge of a shadow may move an edge by a few pixels. */
  private static void assertNear(List<Box> expected, List<Box> found) {
    assertEquals(expected.size(), found.size(), () -> "found " + found);
    for (int i = 0; i < expected.size(); i++) {
      Box a = expected.get(i);
      Box b = found.get(i);
      int off =
          Math.max(
              Math.max(Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y())),
              Math.max(Math.abs(a.width() - b.width()), Math.abs(a.height() - b.height())));
      assertTrue(off <= 4, () -> "expected " + expected + ", found " + found);
    }
  }
}
