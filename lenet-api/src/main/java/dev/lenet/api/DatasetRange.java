package dev.lenet.api;

import dev.lenet.api.spec.Shape;
import java.util.List;
import java.util.Objects;

/** Some consecutive images of another data set. */
final class DatasetRange implements Dataset {
  private final Dataset whole;
  private final int from;
  private final int size;

  DatasetRange(Dataset whole, int from, int to) {
    Objects.checkFromToIndex(from, to, whole.size());
    this.whole = whole;
    this.from = from;
    this.size = to - from;
  }

  @Override
  public String name() {
    return whole.name() + "[" + from + ":" + (from + size) + "]";
  }

  @Override
  public Shape imageShape() {
    return whole.imageShape();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int classes() {
    return whole.classes();
  }

  @Override
  public List<String> classNames() {
    return whole.classNames();
  }

  @Override
  public int label(int index) {
    return whole.label(from + Objects.checkIndex(index, size));
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    whole.copyPixels(from + Objects.checkIndex(index, size), target, offset);
  }

  @Override
  public String toString() {
    return whole + ", images " + from + " to " + (from + size - 1);
  }
}
