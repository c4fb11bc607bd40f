package dev.lenet.conformance.loops;

import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import dev.lenet.api.spi.NetworkPlan.Step;

/** The windows of a pooling step, without those that the input does not fill. */
public record Windows(Shape in, Size kernel, Size stride) {
  /** Those of a step. */
  public static Windows of(Step step) {
    return new Windows(step.input(), step.kernel(), step.stride());
  }

  /** Number of values in a window. */
  public int size() {
    return kernel.height() * kernel.width();
  }

  /** Visits all windows in the order of the output. */
  public void forEach(Window window) {
    int o = 0;
    for (int channel = 0; channel < in.channels(); channel++) {
      for (int y = 0; y + kernel.height() <= in.height(); y += stride.height()) {
        for (int x = 0; x + kernel.width() <= in.width(); x += stride.width()) {
          window.visit(o++, (channel * in.height() + y) * in.width() + x);
        }
      }
    }
  }

  /** Index of a window's n-th value, row by row, counted from its first one. */
  public int place(int n) {
    return n / kernel.width() * in.width() + n % kernel.width();
  }

  /** The place of one output, and of the first input of its window. */
  public interface Window {
    void visit(int output, int firstInput);
  }
}
