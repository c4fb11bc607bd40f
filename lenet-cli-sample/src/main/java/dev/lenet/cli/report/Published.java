package dev.lenet.cli.report;

import java.util.List;

/**
 * An accuracy that others published for LeNet-5 on the 10,000 test images of MNIST.
 *
 * @param source who published it
 */
public record Published(String source, double testAccuracy) {
  /** The two accuracies to compare results with. */
  public static final List<Published> ALL =
      List.of(new Published("seed project", 0.9847), new Published("LeCun et al. 1998", 0.9905));
}
