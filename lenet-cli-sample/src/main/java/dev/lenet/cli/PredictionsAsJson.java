package dev.lenet.cli;

import dev.lenet.api.picture.Reading;
import dev.lenet.cli.report.JsonPredictions;

/** One JSON object for all pictures. */
final class PredictionsAsJson implements Predictions {
  private final JsonPredictions json;

  PredictionsAsJson(Console console, String backend) {
    this.json = new JsonPredictions(console.out(), backend);
  }

  @Override
  public void fit(String file, Reading reading) {}

  @Override
  public void add(String file, Reading reading) {
    json.add(file, reading.toJson());
  }

  @Override
  public void addError(String file, String error) {
    json.addError(file, error);
  }

  @Override
  public void end() {
    json.end();
  }
}
