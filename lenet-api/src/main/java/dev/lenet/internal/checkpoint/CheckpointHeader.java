package dev.lenet.internal.checkpoint;

import dev.lenet.api.EpochReport;
import dev.lenet.internal.json.JsonObject;
import dev.lenet.internal.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON in a checkpoint's metadata, without the spec. */
record CheckpointHeader(
    RunIdentity run,
    TrainingData data,
    @Nullable String startedFrom,
    Progress progress,
    List<EpochReport> history,
    long steps) {

  static CheckpointHeader of(Checkpoint checkpoint) {
    return new CheckpointHeader(
        checkpoint.run(),
        checkpoint.data(),
        checkpoint.startedFrom(),
        checkpoint.progress(),
        checkpoint.history(),
        checkpoint.step());
  }

  /**
   * Reads a header, which must have all fields and no others.
   *
   * @throws IllegalArgumentException if it is not a header
   */
  static CheckpointHeader read(String json) {
    return JsonObject.read(
        json,
        header ->
            new CheckpointHeader(
                header.object("run", CheckpointHeader::run),
                header.object("data", CheckpointHeader::data),
                header.textOrNull("startedFrom"),
                header.object("progress", CheckpointHeader::progress),
                header.objects("history", CheckpointHeader::epoch),
                header.integer("steps")));
  }

  private static RunIdentity run(JsonObject run) {
    return new RunIdentity(
        run.text("backend"),
        run.text("engineVersion"),
        run.text("nativeBinary"),
        run.count("threads"));
  }

  private static TrainingData data(JsonObject data) {
    return new TrainingData(
        data.count("images"),
        data.text("sha256"),
        data.count("heldBack"),
        data.textOrNull("validationSha256"));
  }

  private static Progress progress(JsonObject progress) {
    return new Progress(
        progress.count("epoch"),
        progress.count("batch"),
        progress.count("images"),
        progress.number("lossSum"),
        progress.count("correct"),
        progress.number("epochSeconds"),
        progress.number("trainSeconds"));
  }

  private static EpochReport epoch(JsonObject epoch) {
    return new EpochResult(
        epoch.count("epoch"),
        epoch.number("trainLoss"),
        epoch.number("trainAccuracy"),
        epoch.numberOrNull("validationLoss"),
        epoch.numberOrNull("validationAccuracy"),
        epoch.number("seconds"),
        epoch.number("imagesPerSecond"));
  }

  String write() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("run", written(run));
    header.put("data", written(data));
    header.put("startedFrom", JsonTree.orNull(startedFrom));
    header.put("progress", written(progress));
    header.put("history", history.stream().map(CheckpointHeader::written).toList());
    header.put("steps", steps);
    return JsonTree.text(header);
  }

  private static Map<String, Object> written(RunIdentity run) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("backend", run.backend());
    node.put("engineVersion", run.engineVersion());
    node.put("nativeBinary", run.nativeBinary());
    node.put("threads", run.threads());
    return node;
  }

  private static Map<String, Object> written(TrainingData data) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("images", data.images());
    node.put("sha256", data.sha256());
    node.put("heldBack", data.heldBack());
    node.put("validationSha256", JsonTree.orNull(data.validationSha256()));
    return node;
  }

  private static Map<String, Object> written(Progress progress) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("epoch", progress.epoch());
    node.put("batch", progress.batch());
    node.put("images", progress.images());
    node.put("lossSum", progress.lossSum());
    node.put("correct", progress.correct());
    node.put("epochSeconds", progress.epochSeconds());
    node.put("trainSeconds", progress.trainSeconds());
    return node;
  }

  private static Map<String, Object> written(EpochReport epoch) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("epoch", epoch.epoch());
    node.put("trainLoss", epoch.trainLoss());
    node.put("trainAccuracy", epoch.trainAccuracy());
    node.put("validationLoss", JsonTree.orNull(epoch.validationLoss()));
    node.put("validationAccuracy", JsonTree.orNull(epoch.validationAccuracy()));
    node.put("seconds", epoch.seconds());
    node.put("imagesPerSecond", epoch.imagesPerSecond());
    return node;
  }
}
