package dev.lenet.cli.serve;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.picture.Box;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.picture.ReadDigit;
import dev.lenet.api.picture.Reading;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.cli.predict.JsonPredictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads pictures, and looks at them with all backends. Safe for use by several threads. */
public final class Looks {
  static final int MOST_DIGITS = 32;

  /** Convolutions whose maps are shown. */
  private static final int SHOWN_LAYERS = 2;

  private static final int PASSES = 5;

  /** Of a shown value: maps are drawn in shades, which are not finer. */
  private static final float STEPS = 1000;

  private final DigitReader reader;
  private final Engines engines;
  private final Epochs epochs;
  private final MisreadDigits misread;

  /** Uses what belongs to the caller. */
  public Looks(DigitReader reader, Engines engines, Epochs epochs, MisreadDigits misread) {
    this.reader = reader;
    this.engines = engines;
    this.epochs = epochs;
    this.misread = misread;
  }

  /** What there is to look with, for the page. */
  Map<String, Object> setup(Limits limits) {
    Map<String, Object> setup = new LinkedHashMap<>();
    setup.put("backends", engines.all().stream().map(this::setup).toList());
    setup.put("broken", engines.broken());
    setup.put("network", engines.chosen().model().spec().name());
    setup.put("parameters", engines.chosen().model().spec().parameterCount());
    setup.put("sureFrom", reader.sureFrom());
    setup.put("limits", new Shown(limits.bytes(), Limits.MOST_PIXELS));
    setup.put("epochs", epochs.numbers());
    setup.put("lastAnswers", epochs.endWith(engines.model()));
    setup.put("misread", misread.arePossible());
    return setup;
  }

  /** The limits that a page can keep to. */
  private record Shown(int bytes, int pixels) {}

  private Map<String, Object> setup(Engines.Engine engine) {
    BackendInfo info = engine.info();
    Map<String, Object> setup = new LinkedHashMap<>();
    setup.put("name", info.name());
    setup.put("engine", info.engine());
    setup.put("version", info.version());
    setup.put("device", info.device());
    setup.put("default", engines.isChosen(engine));
    return setup;
  }

  /** Reads a picture: an entry of what {@code lenet predict} prints. */
  String read(Picture picture) {
    return JsonPredictions.entry(reader.read(picture));
  }

  /**
   * Looks at a picture.
   *
   * @param form whether digits are found and formed; else the picture is squeezed
   */
  Look at(Picture picture, boolean form) {
    Reading reading =
        form ? reader.read(picture) : reader.readFormed(List.of(Squeezed.of(picture))).get(0);
    Box all = new Box(0, 0, picture.width() * picture.scale(), picture.height() * picture.scale());
    List<ReadDigit> read = reading.digits();
    List<Look.Digit> digits =
        read.stream()
            .limit(MOST_DIGITS)
            .map(digit -> digit(digit, form ? digit.box() : all))
            .toList();
    return new Look(all.width(), all.height(), reading.text(), digits, read.size() - digits.size());
  }

  private Look.Digit digit(ReadDigit digit, Box box) {
    Image image = digit.image();
    List<Look.Answer> answers =
        engines.all().stream().map(engine -> answer(engine, image)).toList();
    return new Look.Digit(
        digit.digit(),
        digit.probability(),
        digit.probabilities(),
        digit.sure(),
        box,
        pixels(image),
        answers,
        difference(answers),
        maps(engines.chosen().model(), image),
        misread.nearest(digit.digit(), image),
        epochs.look(image));
  }

  /** The pixels, each from 0 to 255. */
  static int[] pixels(Image image) {
    int[] pixels = new int[image.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Byte.toUnsignedInt(image.pixels()[i]);
    }
    return pixels;
  }

  private static Look.Answer answer(Engines.Engine engine, Image image) {
    float[] probabilities = engine.model().predict(image).probabilities();
    long[] nanos = new long[PASSES];
    for (int i = 0; i < PASSES; i++) {
      long start = System.nanoTime();
      engine.model().predict(image);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return new Look.Answer(engine.info().name(), probabilities, nanos[PASSES / 2] / 1000);
  }

  private static float difference(List<Look.Answer> answers) {
    float difference = 0;
    for (int i = 0; i < answers.get(0).probabilities().length; i++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (Look.Answer answer : answers) {
        low = Math.min(low, answer.probabilities()[i]);
        high = Math.max(high, answer.probabilities()[i]);
      }
      difference = Math.max(difference, high - low);
    }
    return difference;
  }

  private static List<Look.Maps> maps(Model model, Image image) {
    NetworkSpec spec = model.spec();
    List<Shape> shapes = spec.outputShapes();
    List<Look.Maps> maps = new ArrayList<>();
    for (int i = 0; i < shapes.size() && maps.size() < SHOWN_LAYERS; i++) {
      LayerSpec layer = spec.layers().get(i);
      Shape shape = shapes.get(i);
      if (layer.type() == LayerSpec.Type.CONV2D && shape.height() * shape.width() > 1) {
        maps.add(maps(layer.name(), shape, model.values(layer.name(), image)));
      }
    }
    return maps;
  }

  private static Look.Maps maps(String layer, Shape shape, float[] values) {
    List<float[]> channels = new ArrayList<>();
    int size = shape.height() * shape.width();
    for (int channel = 0; channel < shape.channels(); channel++) {
      float[] map = Arrays.copyOfRange(values, channel * size, (channel + 1) * size);
      for (int i = 0; i < size; i++) {
        map[i] = Math.round(map[i] * STEPS) / STEPS;
      }
      channels.add(map);
    }
    return new Look.Maps(
        layer.toUpperCase(Locale.ROOT), shape.channels(), shape.height(), shape.width(), channels);
  }
}
