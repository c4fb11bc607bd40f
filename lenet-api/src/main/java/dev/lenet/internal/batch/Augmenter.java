package dev.lenet.internal.batch;

import dev.lenet.api.spec.AugmentationSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.internal.random.CounterRandom;
import dev.lenet.internal.random.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Distorts network inputs at random: one affine map and a smooth field of displacements, applied
 * together in one bilinear resampling. The distortion of an image depends only on the seed, the
 * epoch and the image's index. For one thread.
 */
final class Augmenter {
  /** Number of draws for the affine map. The draws for the elastic field follow. */
  private static final int AFFINE_DRAWS = 6;

  private final AugmentationSpec spec;
  private final long seed;
  private final Shape input;
  private final float background;
  private final @Nullable ElasticField field;
  private final float[] shiftX;
  private final float[] shiftY;

  private Augmenter(AugmentationSpec spec, long seed, Shape input, float background) {
    this.spec = spec;
    this.seed = seed;
    this.input = input;
    this.background = background;
    this.field = spec.isElastic() ? new ElasticField(spec, input.height(), input.width()) : null;
    this.shiftX = new float[input.height() * input.width()];
    this.shiftY = new float[input.height() * input.width()];
  }

  /** The augmenter that the spec asks for; null if it has no augmentation. */
  static @Nullable Augmenter of(NetworkSpec spec) {
    AugmentationSpec augmentation = spec.training().augmentation();
    if (augmentation == null) {
      return null;
    }
    float background = (float) spec.input().low();
    return new Augmenter(augmentation, spec.training().seed(), spec.input().shape(), background);
  }

  /**
   * Distorts one input.
   *
   * @param source {@code channels x height x width} values; not changed
   * @param target receives the same number of values
   * @param epoch counted from 1
   * @param index of the image in the training data
   */
  void apply(float[] source, float[] target, int epoch, int index) {
    long stream = CounterRandom.stream(seed, Purpose.AUGMENT, epoch, index);
    if (field != null) {
      field.draw(stream, AFFINE_DRAWS, shiftX, shiftY);
    }
    Affine map = draw(stream);
    int plane = input.height() * input.width();
    for (int channel = 0; channel < input.channels(); channel++) {
      resample(map, source, target, channel * plane);
    }
  }

  private Affine draw(long stream) {
    double angle = StrictMath.toRadians(spec.rotate() * symmetric(stream, 0));
    double scaleX = 1 + spec.scale() * symmetric(stream, 1);
    double scaleY = 1 + spec.scale() * symmetric(stream, 2);
    double shear = spec.shear() * symmetric(stream, 3);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return new Affine(
        (float) (cos * scaleX),
        (float) ((cos * shear - sin) * scaleY),
        (float) (sin * scaleX),
        (float) ((sin * shear + cos) * scaleY),
        (float) ((input.width() - 1) / 2.0 + spec.shift() * symmetric(stream, 4)),
        (float) ((input.height() - 1) / 2.0 + spec.shift() * symmetric(stream, 5)));
  }

  private static double symmetric(long stream, int draw) {
    return 2 * CounterRandom.uniform(stream, draw) - 1;
  }

  private void resample(Affine map, float[] source, float[] target, int plane) {
    float middleX = (input.width() - 1) / 2f;
    float middleY = (input.height() - 1) / 2f;
    int pixel = 0;
    for (int y = 0; y < input.height(); y++) {
      float rowX = map.xy * (y - middleY) + map.x0;
      float rowY = map.yy * (y - middleY) + map.y0;
      for (int x = 0; x < input.width(); x++) {
        float sourceX = map.xx * (x - middleX) + rowX + shiftX[pixel];
        float sourceY = map.yx * (x - middleX) + rowY + shiftY[pixel];
        target[plane + pixel] = sample(source, plane, sourceX, sourceY);
        pixel++;
      }
    }
  }

  private float sample(float[] source, int plane, float x, float y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float right = x - left;
    float down = y - top;
    float upper = mix(value(source, plane, left, top), value(source, plane, left + 1, top), right);
    float lower =
        mix(value(source, plane, left, top + 1), value(source, plane, left + 1, top + 1), right);
    return mix(upper, lower, down);
  }

  private static float mix(float a, float b, float fraction) {
    return a + fraction * (b - a);
  }

  private float value(float[] source, int plane, int x, int y) {
    boolean inside = x >= 0 && x < input.width() && y >= 0 && y < input.height();
    return inside ? source[plane + y * input.width() + x] : background;
  }

  /**
   * Where a target pixel comes from in the source: x = xx dx + xy dy + x0, y = yx dx + yy dy + y0.
   */
  private record Affine(float xx, float xy, float yx, float yy, float x0, float y0) {}
}
