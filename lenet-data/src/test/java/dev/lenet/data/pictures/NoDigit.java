package dev.lenet.data.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;

/** Draws marks that are no digit: letters, scribbles and signs, black on white. */
final class NoDigit {
  private static final int SIDE = 110;
  private static final double HEIGHT = 56;

  /**
   * Letters as the ways of a pen on a field of 10 by 14; a way with {@code ~} is rounded. Letters
   * that may be read as a digit are missing: B D G I O Q S Z b g i l o q s z.
   */
  private static final List<String> LETTERS =
      List.of(
          "0,14 5,0 10,14|2,9 8,9",
          "~10,3 6,0 1,2 0,7 1,12 6,14 10,11",
          "10,0 0,0 0,14 10,14|0,7 8,7",
          "10,0 0,0 0,14|0,7 7,7",
          "0,0 0,14|10,0 10,14|0,7 10,7",
          "0,0 0,14|9,0 0,8|3,6 10,14",
          "0,0 0,14 9,14",
          "0,14 0,0 5,9 10,0 10,14",
          "0,14 0,0 10,14 10,0",
          "0,14 0,0|~0,0 9,0 9,7 0,7",
          "0,14 0,0|~0,0 9,0 9,7 0,7|4,7 10,14",
          "0,0 10,0|5,0 5,14",
          "~0,0 0,12 5,14 10,12 10,0",
          "0,0 5,14 10,0",
          "0,0 2,14 5,4 8,14 10,0",
          "0,0 10,14|10,0 0,14",
          "0,0 5,6 10,0|5,6 5,14",
          "~8,5 3,4 0,9 3,14 8,10|~8,4 8,12 10,14",
          "~8,6 4,4 0,9 4,14 8,12",
          "~7,8 3,7 0,11 3,14 7,12|~7,0 7,12 9,14",
          "~0,9 7,9 6,5 2,5 0,9 3,14 8,12",
          "~8,2 5,0 3,4 3,14|0,6 7,6",
          "0,0 0,14|~0,8 4,5 7,7 7,14",
          "0,0 0,14|7,6 0,10|2,9 7,14",
          "0,6 0,14|~0,8 3,5 5,8 5,14|~5,8 8,5 10,8 10,14",
          "0,5 0,14|~0,8 4,5 7,7 7,14",
          "0,5 0,18|~0,6 7,5 7,13 0,12",
          "0,5 0,14|~0,8 3,5 7,6",
          "~4,0 4,12 8,14|0,5 8,5",
          "~0,5 0,13 5,14 7,11|7,5 7,14",
          "0,5 4,14 8,5",
          "0,5 2,14 5,7 8,14 10,5",
          "0,5 8,14|8,5 0,14");

  private static final String IN_FONTS = "ACEFHKLMNPRTUVWXacdefhkmnprtuvwx&#%@$+*=?!<>{}";
  private static final List<String> FONTS = List.of("SansSerif", "Serif", "Monospaced");

  private final SplittableRandom random;

  NoDigit(SplittableRandom random) {
    this.random = random;
  }

  /** A picture with one mark. */
  BufferedImage draw() {
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.setColor(Color.BLACK);
    pen.translate(SIDE / 2.0, SIDE / 2.0);
    pen.rotate(0.15 * gaussian());
    pen.shear(0.2 * gaussian(), 0);
    double kind = random.nextDouble();
    if (kind < 0.3) {
      strokes(pen, LETTERS.get(random.nextInt(LETTERS.size())));
    } else if (kind < 0.5) {
      print(pen);
    } else if (kind < 0.8) {
      scribble(pen);
    } else {
      sign(pen);
    }
    pen.dispose();
    return picture;
  }

  private void strokes(Graphics2D pen, String ways) {
    pen.setStroke(stroke());
    double narrow = 0.6 + 0.5 * random.nextDouble();
    for (String way : ways.split("\\|", -1)) {
      boolean round = way.startsWith("~") || random.nextInt(6) == 0;
      String[] points = way.replace("~", "").split(" ", -1);
      double[] xy = new double[2 * points.length];
      for (int i = 0; i < points.length; i++) {
        String[] point = points[i].split(",", -1);
        xy[2 * i] = (Double.parseDouble(point[0]) - 5 + 0.5 * gaussian()) * narrow * HEIGHT / 14;
        xy[2 * i + 1] = (Double.parseDouble(point[1]) - 7 + 0.5 * gaussian()) * HEIGHT / 14;
      }
      pen.draw(round ? rounded(xy) : straight(xy));
    }
  }

  private void print(Graphics2D pen) {
    String letter = String.valueOf(IN_FONTS.charAt(random.nextInt(IN_FONTS.length())));
    String name = FONTS.get(random.nextInt(FONTS.size()));
    Font font =
        new Font(name, random.nextInt(2) * Font.BOLD + random.nextInt(2) * Font.ITALIC, 100);
    Shape shape =
        font.createGlyphVector(new FontRenderContext(null, true, true), letter).getOutline();
    Rectangle2D box = shape.getBounds2D();
    double scale = HEIGHT / Math.max(box.getHeight(), box.getWidth());
    AffineTransform fit = AffineTransform.getScaleInstance(scale, scale);
    fit.translate(-box.getCenterX(), -box.getCenterY());
    pen.fill(fit.createTransformedShape(shape));
    if (random.nextInt(3) == 0) {
      pen.setStroke(new BasicStroke((float) (1 + 4 * random.nextDouble())));
      pen.draw(fit.createTransformedShape(shape));
    }
  }

  /** One to three curves through random points. */
  private void scribble(Graphics2D pen) {
    int lines = 1 + random.nextInt(3);
    for (int line = 0; line < lines; line++) {
      pen.setStroke(stroke());
      int points = (lines == 1 ? 6 : 4) + random.nextInt(9);
      double[] xy = new double[2 * points];
      double wide = 0.4 + 0.6 * random.nextDouble();
      boolean sweep = random.nextInt(3) == 0;
      for (int i = 0; i < points; i++) {
        double x = sweep ? 2.0 * i / (points - 1) - 1 : 2 * random.nextDouble() - 1;
        xy[2 * i] = x * wide * HEIGHT / 2;
        xy[2 * i + 1] = (2 * random.nextDouble() - 1) * HEIGHT / 2;
      }
      pen.draw(random.nextInt(3) == 0 ? straight(xy) : rounded(xy));
    }
  }

  private void sign(Graphics2D pen) {
    pen.setStroke(stroke());
    double half = HEIGHT / 2;
    switch (random.nextInt(15)) {
      case 0 -> blot(pen);
      case 1 -> lines(pen, 2 + random.nextInt(3), true);
      case 2 -> lines(pen, 2 + random.nextInt(3), false);
      case 3 -> {
        lines(pen, 2 + random.nextInt(3), true);
        lines(pen, 2 + random.nextInt(3), false);
      }
      case 4 -> turning(pen, 2.2 + 2.5 * random.nextDouble());
      case 5 -> star(pen, 3 + random.nextInt(6));
      case 6 -> polygon(pen, 3 + random.nextInt(4));
      case 7 ->
          pen.draw(
              straight(
                  new double[] {-half, random.nextDouble() * half, -half / 3, half, half, -half}));
      case 8, 9 -> face(pen, half);
      case 10, 11 -> heart(pen, half);
      case 12 -> arrow(pen, half);
      case 13 -> flower(pen, half);
      default -> {
        pen.draw(new Ellipse2D.Double(-half, -half, 2 * half, 2 * half));
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
          pen.draw(
              new Line2D.Double(
                  half * gaussian() / 2, half * gaussian() / 2,
                  half * gaussian() / 2, half * gaussian() / 2));
        }
      }
    }
  }

  /**
   * A head with eyes as dots or dashes, and a mouth that smiles, is straight, or does not smile.
   */
  private void face(Graphics2D pen, double half) {
    double wide = half * (0.75 + 0.3 * random.nextDouble());
    pen.draw(new Ellipse2D.Double(-wide, -half, 2 * wide, 2 * half));
    double eyes = wide * (0.25 + 0.2 * random.nextDouble());
    double up = half * (0.15 + 0.35 * random.nextDouble());
    double tall = half * 0.3 * random.nextDouble();
    for (double x : new double[] {-eyes, eyes}) {
      pen.draw(straight(new double[] {x, -up, x + gaussian(), 0.1 - up + tall}));
    }
    double mouth = wide * (0.3 + 0.3 * random.nextDouble());
    double low = half * (0.25 + 0.25 * random.nextDouble());
    double bend = low + half * (0.7 * random.nextDouble() - 0.2);
    pen.draw(rounded(new double[] {-mouth, low, 0, bend, 0, bend, mouth, low}));
    if (random.nextInt(3) == 0) {
      pen.draw(straight(new double[] {0, -0.15 * half, gaussian(), 0.15 * half}));
    }
  }

  private void heart(Graphics2D pen, double half) {
    double wide = half * (0.8 + 0.4 * random.nextDouble());
    double dip = half * (0.25 + 0.35 * random.nextDouble());
    double top = half * (1.1 + 0.3 * random.nextDouble());
    Path2D path = new Path2D.Double();
    path.moveTo(gaussian(), -dip);
    path.curveTo(-0.4 * wide, -top, -1.4 * wide, -0.9 * half, -wide, -0.1 * half);
    path.curveTo(-0.8 * wide, 0.4 * half, -0.3 * wide, 0.7 * half, 2 * gaussian(), half);
    path.curveTo(0.3 * wide, 0.7 * half, 0.8 * wide, 0.4 * half, wide, -0.1 * half);
    path.curveTo(1.4 * wide, -0.9 * half, 0.4 * wide, -top, gaussian(), -dip);
    if (random.nextInt(4) == 0) {
      pen.fill(path);
    }
    pen.draw(path);
  }

  private void arrow(Graphics2D pen, double half) {
    double head = half * (0.3 + 0.5 * random.nextDouble());
    pen.rotate(7 * random.nextDouble());
    pen.draw(straight(new double[] {-half, 2 * gaussian(), half, 0}));
    pen.draw(straight(new double[] {half - head, -head, half, 0, half - head, head}));
  }

  private void flower(Graphics2D pen, double half) {
    int petals = 4 + random.nextInt(4);
    double size = half * (0.3 + 0.15 * random.nextDouble());
    double far = half - size;
    for (int i = 0; i < petals; i++) {
      double angle = 2 * Math.PI * i / petals;
      pen.draw(
          new Ellipse2D.Double(
              far * Math.cos(angle) - size, far * Math.sin(angle) - size, 2 * size, 2 * size));
    }
  }

  private void blot(Graphics2D pen) {
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      double width = 10 + 30 * random.nextDouble();
      double height = 10 + 30 * random.nextDouble();
      pen.fill(
          new Ellipse2D.Double(
              8 * gaussian() - width / 2, 8 * gaussian() - height / 2, width, height));
    }
  }

  private void lines(Graphics2D pen, int count, boolean level) {
    double half = HEIGHT / 2;
    for (int i = 0; i < count; i++) {
      double at = (2.0 * i / (count - 1) - 1) * half * 0.7;
      double[] xy = {-half, at + 2 * gaussian(), half, at + 2 * gaussian()};
      double[] turned = {at + 2 * gaussian(), -half, at + 2 * gaussian(), half};
      pen.draw(straight(level ? xy : turned));
    }
  }

  private void turning(Graphics2D pen, double turns) {
    double[] xy = new double[120];
    double start = 7 * random.nextDouble();
    for (int i = 0; i < 60; i++) {
      double angle = start + 2 * Math.PI * turns * i / 59;
      double radius = HEIGHT / 2 * (i + 3) / 62;
      xy[2 * i] = radius * Math.cos(angle);
      xy[2 * i + 1] = radius * Math.sin(angle);
    }
    pen.draw(rounded(xy));
  }

  private void star(Graphics2D pen, int rays) {
    double start = 7 * random.nextDouble();
    for (int i = 0; i < rays; i++) {
      double angle = start + (i + 0.1 * gaussian()) * 2 * Math.PI / rays;
      double length = HEIGHT / 2 * (0.7 + 0.3 * random.nextDouble());
      pen.draw(new Line2D.Double(0, 0, length * Math.cos(angle), length * Math.sin(angle)));
    }
  }

  private void polygon(Graphics2D pen, int corners) {
    double[] xy = new double[2 * corners + 2];
    double start = 7 * random.nextDouble();
    for (int i = 0; i <= corners; i++) {
      double angle = start + (i % corners) * 2 * Math.PI / corners;
      xy[2 * i] = HEIGHT / 2 * Math.cos(angle);
      xy[2 * i + 1] = HEIGHT / 2 * Math.sin(angle);
    }
    pen.draw(straight(xy));
  }

  private BasicStroke stroke() {
    float width = (float) (2.5 + 8.5 * random.nextDouble());
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static Path2D straight(double[] xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    return path;
  }

  /** Through the middles between the points, with the points as handles. */
  private static Path2D rounded(double[] xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    int last = xy.length - 2;
    for (int i = 2; i < last; i += 2) {
      boolean end = i + 2 == last;
      double x = end ? xy[last] : (xy[i] + xy[i + 2]) / 2;
      double y = end ? xy[last + 1] : (xy[i + 1] + xy[i + 3]) / 2;
      path.quadTo(xy[i], xy[i + 1], x, y);
    }
    return path;
  }

  /** Of mean 0 and deviation 1, near enough. */
  private double gaussian() {
    double sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += random.nextDouble() - 0.5;
    }
    return sum * Math.sqrt(2);
  }
}
