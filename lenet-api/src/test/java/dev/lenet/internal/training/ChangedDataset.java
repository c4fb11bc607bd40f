package dev.lenet.internal.training;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;

/** Another data set, but for what a test overrides. */
class ChangedDataset implements Dataset {
  private final Dataset whole;

  ChangedDataset(Dataset whole) {
    this.whole = whole;
  }

  @Override
  public String name() {
    return "changed";
  }

  @Override
  public Shape imageShape() {
    return whole.imageShape();
  }

  @Override
  public int size() {
    return whole.size();
  }

  @Override
  public int classes() {
    return whole.classes();
  }

  @Override
  public int label(int index) {
    return whole.label(index);
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    whole.copyPixels(index, target, offset);
  }
}
