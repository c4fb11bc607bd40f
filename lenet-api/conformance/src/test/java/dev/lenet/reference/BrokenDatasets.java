package dev.lenet.reference;

import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Data sets that get one thing wrong, by what that is. */
final class BrokenDatasets {
  static final Map<String, Supplier<Dataset>> ALL =
      new TreeMap<>(
          Map.of(
              "has no name", NoName::new,
              "has labels beyond its classes", TooManyLabels::new,
              "copies a byte too many", OneByteMore::new,
              "hands out the array it keeps", KeptImages::new,
              "copies nothing for an index that it does not have", NoBounds::new,
              "begins every range with its first image", FirstRange::new,
              "has one fingerprint for all images", OneFingerprint::new,
              "copies through a field of its own", OnePosition::new));

  private BrokenDatasets() {}

  private static final class NoName extends WrongDataset {
    @Override
    public String name() {
      return " ";
    }
  }

  private static final class TooManyLabels extends WrongDataset {
    @Override
    public int label(int index) {
      int label = super.label(index);
      return label == 4 ? 5 : label;
    }
  }

  private static final class OneByteMore extends WrongDataset {
    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      super.copyPixels(index, target, offset);
      int end = offset + imageShape().size();
      if (end < target.length) {
        target[end] = 0;
      }
    }
  }

  private static final class KeptImages extends WrongDataset {
    private final Map<Integer, Image> kept = new TreeMap<>();

    @Override
    public Image image(int index) {
      return kept.computeIfAbsent(index, super::image);
    }
  }

  private static final class NoBounds extends WrongDataset {
    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      if (index >= 0 && index < size()) {
        super.copyPixels(index, target, offset);
      }
    }
  }

  private static final class FirstRange extends WrongDataset {
    @Override
    public Dataset range(int from, int to) {
      super.range(from, to);
      return super.range(0, to - from);
    }
  }

  private static final class OneFingerprint extends WrongDataset {
    OneFingerprint() {}

    private OneFingerprint(Dataset part) {
      super(part);
    }

    @Override
    public String sha256() {
      return "d".repeat(64);
    }

    @Override
    public Dataset range(int from, int to) {
      return new OneFingerprint(super.range(from, to));
    }
  }

  private static final class OnePosition extends WrongDataset {
    private volatile int position;

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      position = index;
      LockSupport.parkNanos(1_000_000);
      super.copyPixels(position, target, offset);
    }
  }
}
