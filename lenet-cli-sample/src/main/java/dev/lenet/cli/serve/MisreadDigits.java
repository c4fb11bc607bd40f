package dev.lenet.cli.serve;

import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.error.LenetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The test images that a network misreads. When they are first asked for, a thread begins to look
 * for them; until it has found them there are none, so that nobody waits.
 */
public final class MisreadDigits implements AutoCloseable {
  /** So few that the model computes them in this one thread, and leaves others to readings. */
  private static final int AT_ONCE = 100;

  private static final int NEAREST = 3;

  private static final Logger LOG = LoggerFactory.getLogger(MisreadDigits.class);

  private final Model model;
  private final Supplier<Dataset> source;
  private final Thread thread = new Thread(this::search, "lenet-serve-misread");
  private volatile List<Look.Misread> found = List.of();
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean missing;
  private volatile boolean closed;

  private MisreadDigits(Model model, Supplier<Dataset> source) {
    this.model = model;
    this.source = source;
  }

  /**
   * Those of a model. The caller closes the result before the model.
   *
   * @param source the test images; it throws a {@link LenetException} if there are none
   */
  public static MisreadDigits of(Model model, Supplier<Dataset> source) {
    return new MisreadDigits(model, source);
  }

  private void begin() {
    if (!begun.getAndSet(true)) {
      thread.start();
    }
  }

  private void search() {
    try {
      Dataset data = source.get();
      List<Look.Misread> misread = new ArrayList<>();
      for (int from = 0; from < data.size() && !closed; from += AT_ONCE) {
        add(data, from, Math.min(from + AT_ONCE, data.size()), misread);
      }
      found = List.copyOf(misread);
    } catch (LenetException | IllegalArgumentException e) {
      missing = true; // no images, or not those that the network takes
    } catch (RuntimeException | Error e) {
      missing = true;
      LOG.error("The test images that the network misreads cannot be found", e);
    }
  }

  private void add(Dataset data, int from, int to, List<Look.Misread> misread) {
    List<Image> images = new ArrayList<>();
    for (int i = from; i < to; i++) {
      images.add(data.image(i));
    }
    List<Prediction> predictions = model.predict(images);
    for (int i = from; i < to; i++) {
      int said = predictions.get(i - from).label();
      if (said != data.label(i)) {
        misread.add(new Look.Misread(i, data.label(i), said, Looks.pixels(images.get(i - from))));
      }
    }
  }

  /** Whether there are test images, as far as is known by now. */
  boolean arePossible() {
    begin();
    return !missing;
  }

  /**
   * Of the misread images that are this digit, or are read as it, those whose strokes lie nearest
   * to an image's, the nearest first.
   */
  List<Look.Misread> nearest(int digit, Image image) {
    begin();
    int[] pixels = Looks.pixels(image);
    int width = image.shape().width();
    return found.stream()
        .filter(misread -> misread.label() == digit || misread.predicted() == digit)
        .filter(misread -> misread.seen().length == pixels.length)
        .map(misread -> new Near(misread, distance(misread.seen(), pixels, width)))
        .sorted(Comparator.comparingLong(Near::distance))
        .limit(NEAREST)
        .map(Near::misread)
        .toList();
  }

  private record Near(Look.Misread misread, long distance) {}

  /** Of blurred images: so that thin strokes beside each other are not as far as any others. */
  private static long distance(int[] one, int[] other, int width) {
    int[] difference = new int[one.length];
    for (int i = 0; i < one.length; i++) {
      difference[i] = one[i] - other[i];
    }
    long sum = 0;
    for (int value : sums(sums(difference, width), width)) {
      sum += (long) value * value;
    }
    return sum;
  }

  /** Each pixel with its eight neighbours. */
  private static int[] sums(int[] pixels, int width) {
    int height = pixels.length / width;
    int[] sums = new int[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int near = Math.max(0, y - 1); near <= Math.min(height - 1, y + 1); near++) {
          for (int at = Math.max(0, x - 1); at <= Math.min(width - 1, x + 1); at++) {
            sums[y * width + x] += pixels[near * width + at];
          }
        }
      }
    }
    return sums;
  }

  /** Waits until the thread has ended, and begins none any more. */
  @Override
  public void close() {
    closed = true;
    try {
      if (begun.getAndSet(true)) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
