package dev.lenet.reference;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import dev.lenet.conformance.DatasetConformance;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Images with rows and columns exchanged")
class TransposedConformanceTest extends DatasetConformance {
  @Override
  protected Dataset dataset() {
    byte[] pixels = new byte[3 * 24];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (5 * i);
    }
    return Dataset.of("wide", new Shape(2, 3, 4), 7, pixels, new byte[] {6, 0, 3}).transposed();
  }
}
