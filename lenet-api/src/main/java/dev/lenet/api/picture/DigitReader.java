package dev.lenet.api.picture;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Prediction;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.spec.Fit;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.internal.ink.Glyph;
import dev.lenet.internal.ink.Marks;
import dev.lenet.internal.ink.Plane;
import dev.lenet.internal.segmentation.Answer;
import dev.lenet.internal.segmentation.Segment;
import dev.lenet.internal.segmentation.Segmentation;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers that are written in a picture: a photograph, a scan, a drawing.
 *
 * <pre>{@code
 * try (DigitReader reader = DigitReader.open()) {
 *   Reading reading = reader.read(Path.of("form.jpg"));
 *   System.out.println(reading.text()); // for example 4735
 *   for (ReadDigit digit : reading.digits()) {
 *     System.out.println(digit + " at " + digit.box());
 *   }
 * }
 * }</pre>
 *
 * <p>The picture may have any size, dark ink on light or light on dark, uneven light and shadows,
 * several digits and several lines. Digits that touch are cut apart, and the pieces of a broken one
 * are joined. A picture without ink gives an empty reading. A digit that the network is unsure of,
 * and ink that does not look like a digit, is in the reading all the same, and is not {@linkplain
 * ReadDigit#sure sure}. Digits that stand on their side or head are not read. A number between
 * other text is not found: every letter is taken for a mark.
 *
 * <p>Open a reader once and use it until the application ends: opening one loads an engine. A
 * reader is safe for any number of threads. Close it when you need it no more. After that, its
 * methods throw {@link IllegalStateException}.
 *
 * <p>Only methods for files and for {@link BufferedImage} need the module {@code java.desktop}.
 * Without it, make a {@link Picture} of pixels.
 */
public final class DigitReader implements AutoCloseable {
  private static final Shape FORM = new Shape(1, 28, 28);

  private final DigitNetworks networks;
  private final @Nullable Backend ownBackend;
  private volatile boolean closed;

  private DigitReader(DigitNetworks networks, @Nullable Backend ownBackend) {
    this.networks = networks;
    this.ownBackend = ownBackend;
  }

  /**
   * Opens a reader with the configured backend, see {@link Backends#open()}, and the pretrained
   * model. The caller closes it.
   *
   * @throws dev.lenet.api.error.BackendException if the backend cannot be opened
   */
  public static DigitReader open() {
    return builder().open();
  }

  /** A builder with the configured backend and the pretrained model. */
  public static Builder builder() {
    return new Builder();
  }

  /** The probability from which a digit is sure, see {@link Builder#sureFrom}. */
  public double sureFrom() {
    return networks.sureFrom();
  }

  /**
   * Reads a file: PNG, JPEG, GIF, BMP, TIFF, or any other that ImageIO knows.
   *
   * @throws dev.lenet.api.error.PictureException if it cannot be read, is damaged, no picture, or
   *     too large
   */
  public Reading read(Path file) {
    return read(Picture.read(file));
  }

  /**
   * Reads a picture from a stream, to the stream's end. Does not close the stream.
   *
   * @throws dev.lenet.api.error.PictureException if it cannot be read, is damaged, no picture, or
   *     too large
   */
  public Reading read(InputStream in) {
    return read(Picture.read(in));
  }

  /**
   * Reads a file that is in memory.
   *
   * @throws dev.lenet.api.error.PictureException if it is damaged, no picture, or too large
   */
  public Reading read(byte[] file) {
    return read(Picture.read(file));
  }

  /**
   * Reads a picture that AWT holds.
   *
   * @throws dev.lenet.api.error.PictureException if it is too large
   */
  public Reading read(BufferedImage picture) {
    return read(Picture.of(picture));
  }

  /** Reads a picture. */
  public Reading read(Picture picture) {
    return readAll(List.of(picture)).get(0);
  }

  /**
   * Reads several pictures. This is faster than one by one, because the network reads the digits of
   * all of them together. Readings are in the order of the pictures.
   */
  public List<Reading> readAll(List<Picture> pictures) {
    requireOpen();
    List<Picture> given = List.copyOf(pictures);
    List<List<Glyph>> lines = new ArrayList<>();
    int[] ends = new int[given.size()];
    for (int i = 0; i < ends.length; i++) {
      lines.addAll(given.get(i).withMarks(Marks::lines));
      ends[i] = lines.size();
    }
    List<List<Segment>> segments = Segmentation.of(lines, networks::read);
    List<Reading> readings = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < ends.length; i++) {
      readings.add(reading(given.get(i), segments.subList(from, ends[i])));
      from = ends[i];
    }
    return List.copyOf(readings);
  }

  private static Reading reading(Picture picture, List<List<Segment>> lines) {
    List<ReadDigit> digits = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      for (Segment segment : lines.get(line)) {
        Box box = DigitFinder.box(segment.glyph(), picture);
        Prediction prediction = segment.answer().prediction();
        Plane ink = segment.glyph().ink();
        digits.add(
            new ReadDigit(
                prediction,
                segment.sure(),
                box,
                line,
                segment.image(),
                Image.gray(ink.height(), ink.width(), ink.values())));
      }
    }
    return new Reading(digits);
  }

  /**
   * Reads images of one digit each that are in MNIST's form already, see {@link DigitForm}. Nothing
   * is looked for in them. The box of each digit is its whole image.
   *
   * @throws IllegalArgumentException if an image is not one channel of 28x28 pixels
   */
  public List<Reading> readFormed(List<Image> images) {
    requireOpen();
    List<Image> given = List.copyOf(images);
    given.forEach(DigitReader::requireForm);
    List<Answer> answers = networks.read(given);
    Box box = new Box(0, 0, FORM.width(), FORM.height());
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Answer answer = answers.get(i);
      Image image = given.get(i);
      readings.add(
          new Reading(
              List.of(new ReadDigit(answer.prediction(), answer.sure(), box, 0, image, image))));
    }
    return List.copyOf(readings);
  }

  private static void requireForm(Image image) {
    if (!image.shape().equals(FORM)) {
      throw new IllegalArgumentException(
          "An image in MNIST's form is one channel of 28x28 pixels, not " + image.shape());
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The reader of digits is closed");
    }
  }

  /**
   * Releases both networks, and the backend if the reader opened it. Closing twice does nothing.
   */
  @Override
  public void close() {
    closed = true;
    try {
      networks.close();
    } finally {
      if (ownBackend != null) {
        ownBackend.close();
      }
    }
  }

  /** Chooses what a reader reads with. */
  public static final class Builder {
    private @Nullable Backend backend;
    private @Nullable ModelFile model;
    private double sureFrom = DigitNetworks.SURE_FROM;

    private Builder() {}

    /** Uses an open backend instead of the configured one. The reader does not close it. */
    public Builder backend(Backend newBackend) {
      backend = newBackend;
      return this;
    }

    /**
     * Uses another model instead of the pretrained one. It may have any classes; {@link
     * ReadDigit#name} is then the name of the class in the model's spec. Its probabilities are
     * those of the reading, while those of the pretrained model are taken together with those of a
     * second network, see {@link ReadDigit#probability}. If its classes are the ten digits, the
     * second network still says where digits begin and end, and what is not sure.
     */
    public Builder model(ModelFile newModel) {
      model = newModel;
      return this;
    }

    /**
     * Sets the probability from which a digit is sure, in [0, 1]. The default is 0.8; fewer than 1%
     * of MNIST's digits have less. A higher one lets fewer errors pass, and refuses more digits
     * that were read correctly. Whatever it is, a digit that a second network does not see is not
     * sure.
     *
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public Builder sureFrom(double probability) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "A digit is sure from a probability in [0, 1], not " + probability);
      }
      sureFrom = probability;
      return this;
    }

    /**
     * Opens the reader. The caller closes it.
     *
     * @throws ModelFileException {@code MODEL_FILE_MISMATCH} if the model does not take gray images
     *     of 28x28 pixels
     * @throws dev.lenet.api.error.BackendException if the backend cannot be opened, or lacks
     *     something that the model needs
     */
    public DigitReader open() {
      ModelFile file = model == null ? ModelFile.pretrained() : model;
      requireForm(file.spec());
      if (backend != null) {
        return new DigitReader(DigitNetworks.open(file, backend, sureFrom), null);
      }
      Backend own = Backends.open();
      try {
        return new DigitReader(DigitNetworks.open(file, own, sureFrom), own);
      } catch (RuntimeException | Error e) {
        own.close();
        throw e;
      }
    }

    private static void requireForm(NetworkSpec spec) {
      InputSpec input = spec.input();
      boolean large =
          input.shape().width() >= FORM.width() && input.shape().height() >= FORM.height();
      if (input.shape().channels() != 1 || !(large || input.fit() == Fit.RESIZE)) {
        throw new ModelFileException(
            ErrorCode.MODEL_FILE_MISMATCH,
            "A reader of digits needs a model that takes gray images of 28x28 pixels; the input of '%s' is %s, fit \"%s\""
                .formatted(spec.name(), input.shape(), input.fit().specName()));
      }
    }
  }
}
