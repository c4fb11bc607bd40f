package dev.lenet.api.spec;

/**
 * Fixed codes, one for each class, that an {@code rbf} layer compares its input with. A code is a
 * small picture, row by row from the top: 1 where it is black, -1 where it is white.
 */
public enum Bitmaps {
  /**
   * The digits in 12 rows of 7, in the style of LeCun et al. 1998, figure 3, which is too small to
   * copy pixel by pixel.
   */
  ASCII_7X12(
      """
      ....... ....... ....... ....... ....... ....... ....... ....... ....... .......
      ..###.. ...##.. .#####. .#####. ....##. ####### ..####. ####### .#####. .#####.
      .##.##. ..###.. ##...## ##...## ...###. ##..... .##.... ##...## ##...## ##...##
      ##...## .####.. .....## .....## ..####. ##..... ##..... .....## ##...## ##...##
      ##...## ...##.. .....## .....## .##.##. ######. ##..... ....##. ##...## ##...##
      ##...## ...##.. ....##. ..####. ##..##. ##...## ######. ....##. .#####. ##...##
      ##...## ...##.. ...##.. .....## ####### .....## ##...## ...##.. ##...## .######
      ##...## ...##.. ..##... .....## ....##. .....## ##...## ...##.. ##...## .....##
      ##...## ...##.. .##.... .....## ....##. .....## ##...## ..##... ##...## .....##
      .##.##. ...##.. ##..... ##...## ....##. ##...## ##...## ..##... ##...## ....##.
      ..###.. .###### ####### .#####. ....##. .#####. .#####. ..##... .#####. .####..
      ....... ....... ....... ....... ....... ....... ....... ....... ....... .......
      """);

  /** Lines of one length, each with a row of every code, between spaces. */
  private final String text;

  Bitmaps(String text) {
    this.text = text;
  }

  /** The name in a spec file. */
  public String specName() {
    return SpecValue.name(this);
  }

  /** Number of codes. */
  public int classes() {
    return line() / (width() + 1);
  }

  /** Number of values of a code. */
  public int size() {
    return text.length() / line() * width();
  }

  private int line() {
    return text.indexOf('\n') + 1;
  }

  private int width() {
    return text.indexOf(' ');
  }

  /** The code of a class: a new array of 1 and -1. */
  public float[] code(int label) {
    float[] code = new float[size()];
    for (int i = 0; i < code.length; i++) {
      int row = i / width() * line();
      int column = label * (width() + 1) + i % width();
      code[i] = text.charAt(row + column) == '#' ? 1 : -1;
    }
    return code;
  }
}
