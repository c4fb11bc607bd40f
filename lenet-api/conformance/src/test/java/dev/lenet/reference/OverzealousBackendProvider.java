package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.Checkpoints;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.Trainer;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spi.BackendProvider;

/**
 * Public, since its trainings are killed in a JVM of their own: after a resumed one it trains once
 * more.
 */
public final class OverzealousBackendProvider implements BackendProvider {
  @Override
  public String name() {
    return ReferenceBackendProvider.NAME;
  }

  @Override
  public Backend open() {
    return new WrongBackend() {
      @Override
      TrainingReport wrongResume(
          Trainer right,
          Model model,
          Dataset data,
          Checkpoints checkpoints,
          TrainingListener... listeners) {
        TrainingReport report = super.wrongResume(right, model, data, checkpoints, listeners);
        right.train(WrongModel.right(model), data);
        return report;
      }
    };
  }
}
