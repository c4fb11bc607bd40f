package dev.lenet.data.pictures;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Fonts to print digits and letters with. */
final class Typefaces {
  private static final String NEEDED = "0123456789" + String.join("", StrokeAlphabet.letters());
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private final List<Font> fonts;

  private Typefaces(List<Font> fonts) {
    this.fonts = fonts;
  }

  /** The fonts that every JDK names, in four styles; none if this machine has no fonts. */
  static Typefaces logical() {
    List<Font> fonts = new ArrayList<>();
    try {
      for (String family : List.of(Font.SERIF, Font.SANS_SERIF, Font.MONOSPACED)) {
        for (int style : new int[] {Font.PLAIN, Font.BOLD, Font.ITALIC, Font.BOLD + Font.ITALIC}) {
          fonts.add(new Font(family, style, 100));
        }
      }
      return new Typefaces(fonts.stream().filter(Typefaces::hasAll).toList());
    } catch (RuntimeException | InternalError | LinkageError e) {
      return new Typefaces(List.of()); // the JDK says so in several ways
    }
  }

  /** The TrueType and OpenType files of a folder and its sub-folders that have all characters. */
  static Typefaces in(Path folder) throws IOException, FontFormatException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().matches(".*\\.[ot]tf")).sorted().toList();
    }
    List<Font> fonts = new ArrayList<>();
    for (Path file : files) {
      Font font = Font.createFont(Font.TRUETYPE_FONT, file.toFile()).deriveFont(100f);
      if (hasAll(font)) {
        fonts.add(font);
      }
    }
    return new Typefaces(fonts);
  }

  private static boolean hasAll(Font font) {
    return font.canDisplayUpTo(NEEDED) == -1
        && NEEDED.chars().noneMatch(c -> shape(font, Character.toString(c)).getBounds().isEmpty());
  }

  boolean isEmpty() {
    return fonts.isEmpty();
  }

  Font any(Dice dice) {
    return dice.oneOf(fonts);
  }

  /** The names of the fonts, for the report. */
  List<String> names() {
    return fonts.stream().map(font -> font.getFontName(Locale.ROOT)).distinct().toList();
  }

  private static Shape shape(Font font, String character) {
    return font.createGlyphVector(CONTEXT, character).getOutline();
  }

  /** A character so large that the longer side of its ink is 20 units. */
  static Outline character(Font font, String character) {
    Shape shape = shape(font, character);
    Rectangle2D box = shape.getBounds2D();
    double scale = 20.0 * Outline.CELLS / Math.max(box.getWidth(), box.getHeight());
    AffineTransform fit =
        AffineTransform.getTranslateInstance(Outline.SIDE / 2.0, Outline.SIDE / 2.0);
    fit.scale(scale, scale);
    fit.translate(-box.getCenterX(), -box.getCenterY());
    BufferedImage drawn =
        new BufferedImage(Outline.SIDE, Outline.SIDE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.fill(fit.createTransformedShape(shape));
    graphics.dispose();
    byte[] shares = ((DataBufferByte) drawn.getRaster().getDataBuffer()).getData();
    boolean[] ink = new boolean[shares.length];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = Byte.toUnsignedInt(shares[i]) > 127;
    }
    return Outline.ofCells(ink);
  }
}
