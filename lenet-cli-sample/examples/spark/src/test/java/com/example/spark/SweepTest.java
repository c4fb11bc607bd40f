package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Datasets;
import dev.lenet.api.Model;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.spark.scheduler.SchedulingMode;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Cluster.Provider.class)
@DisplayName("A sweep")
class SweepTest {
  private static final TrainTestSplit DATA = data();
  private static final NetworkSpec SPEC = spec();

  @TempDir Path folder;

  @Test
  @DisplayName("of ten seeds gives, seed by seed, the weights that training with one thread gives")
  void givesTheWeightsOfOneProcess(Cluster cluster) throws Exception {
    List<Long> seeds = LongStream.range(42, 52).boxed().toList();
    List<NetworkSpec> trainings = SweepSpecs.of(List.of(SPEC), seeds, List.of());
    Sweep sweep = sweep(cluster, "java");
    List<Row> told = run(sweep, trainings);
    assertEquals(seeds, told.stream().map(row -> row.<Long>getAs("seed")).sorted().toList());
    List<Row> rows = sweep.results().orderBy("seed").collectAsList();
    assertEquals(10, rows.size());
    for (int i = 0; i < 10; i++) {
      Weights expected = trainedInThisProcess(trainings.get(i));
      Row row = rows.get(i);
      byte[] model = row.getAs("model");
      assertEquals(expected, ModelFile.read(new ByteArrayInputStream(model), "row").weights());
      assertEquals(expected.sha256(), row.getAs("weights_sha256"));
      assertEquals(seeds.get(i), row.<Long>getAs("seed"));
    }
  }

  @Test
  @DisplayName(
      "that is run again trains only what is not in the table, and what failed is there too")
  void resumes(Cluster cluster) throws Exception {
    List<NetworkSpec> one = SweepSpecs.of(List.of(SPEC), List.of(1L), List.of(0.001));
    List<NetworkSpec> more = SweepSpecs.of(List.of(SPEC), List.of(1L, 2L), List.of(0.001, 1e30));
    Sweep sweep = sweep(cluster, "java");
    assertEquals(1, run(sweep, one).size());
    assertEquals(3, run(sweep, more).size());
    assertEquals(0, run(sweep, more).size());
    List<Row> failed = sweep.results().where("error IS NOT NULL").collectAsList();
    assertEquals(2, failed.size());
    for (Row row : failed) {
      assertEquals(1e30, row.<Double>getAs("learning_rate"));
      assertTrue(row.<String>getAs("error").contains("TRAINING_DIVERGED"), row::toString);
    }
    assertEquals(2, sweep.results().where("test_accuracy > 0.5").count());
  }

  @Test
  @DisplayName("has each result once if an executor is killed meanwhile")
  void survivesAKill(Cluster cluster) throws Exception {
    List<NetworkSpec> trainings = SweepSpecs.of(List.of(SPEC), List.of(7L, 8L, 9L), List.of());
    Sweep sweep = sweep(cluster, StallingProvider.NAME);
    CompletableFuture<Void> killed = Trap.set();
    run(sweep, trainings);
    killed.get(1, TimeUnit.MINUTES);
    List<Row> rows = sweep.results().orderBy("seed").collectAsList();
    assertEquals(3, rows.size());
    for (int i = 0; i < 3; i++) {
      assertEquals(
          trainedInThisProcess(trainings.get(i)).sha256(), rows.get(i).getAs("weights_sha256"));
    }
  }

  /**
   * Two trainings run and four wait. One may end: another one takes its core, or the job that
   * stores its row. One more may end: now that job must have a core, and no training that waited.
   */
  @Test
  @DisplayName("gives Spark all trainings at once, and stores a result before others begin")
  void storesBeforeOthersBegin(Cluster cluster) throws Exception {
    storesFirst(cluster);
  }

  @Test
  @DisplayName("stores a result before others begin also if there is one core")
  void storesFirstOnOneCore(Cluster cluster) throws Exception {
    try (TakenCore other = new TakenCore(cluster, folder.resolve("taken"))) {
      other.started();
      storesFirst(cluster);
    }
  }

  private void storesFirst(Cluster cluster) throws Exception {
    List<NetworkSpec> trainings = sixTrainings();
    try (HeldTrainings jobs = new HeldTrainings(cluster, trainings.size())) {
      jobs.started().thenRun(jobs::releaseOne);
      jobs.storing().thenRun(jobs::releaseOne);
      CompletableFuture<Void> stored = new CompletableFuture<>();
      CompletableFuture<Void> inTime = stored.orTimeout(2, TimeUnit.MINUTES);
      inTime.whenComplete((nothing, late) -> jobs.release());
      List<Row> rows = new ArrayList<>();
      sweep(cluster, StallingProvider.NAME)
          .run(
              trainings,
              row -> {
                rows.add(row);
                stored.complete(null);
              });
      inTime.join();
      assertEquals(6, rows.size());
    }
  }

  @Test
  @DisplayName("notes no training as done that failed by no fault of its own, and says which")
  void failsWithTheMachine(Cluster cluster) {
    Sweep sweep = sweep(cluster, FailingProvider.NAME);
    List<NetworkSpec> two = SweepSpecs.of(List.of(SPEC), List.of(1L, 2L), List.of(0.001));
    Exception e = assertThrows(IllegalStateException.class, () -> run(sweep, two));
    String message = e.getMessage();
    assertTrue(message.matches("lenet5-fast, rate 0.001, seed [12]: .*"), message);
    assertEquals(1, e.getSuppressed().length);
    assertTrue(e.getCause().getMessage().contains("no native memory is left"));
    assertEquals(0, sweep.results().count());
  }

  @Test
  @DisplayName("refuses a scheduler that stores results when no training waits")
  void needsFairScheduling() {
    Sweep.requireFair(SchedulingMode.FAIR());
    Exception refused =
        assertThrows(
            IllegalArgumentException.class, () -> Sweep.requireFair(SchedulingMode.FIFO()));
    assertTrue(refused.getMessage().contains("spark.scheduler.mode=FAIR"), refused::getMessage);
  }

  @Test
  @DisplayName("that is run on other test images trains again")
  void knowsItsTestImages(Cluster cluster) throws Exception {
    List<NetworkSpec> one = SweepSpecs.of(List.of(SPEC), List.of(1L), List.of());
    assertEquals(1, run(sweep(cluster, "java"), one).size());
    TrainTestSplit other = new TrainTestSplit(DATA.train(), DATA.test().range(0, 400));
    Sweep sweep = new Sweep(cluster.spark(), other, "java", folder.resolve("results").toString());
    assertEquals(1, run(sweep, one).size());
    assertEquals(1, sweep.results().count());
  }

  @Test
  @DisplayName("that is interrupted leaves Spark nothing to do")
  void canBeInterrupted(Cluster cluster) throws Exception {
    List<NetworkSpec> trainings = sixTrainings();
    try (HeldTrainings jobs = new HeldTrainings(cluster, trainings.size())) {
      jobs.started().thenRun(Thread.currentThread()::interrupt);
      assertThrows(
          InterruptedException.class, () -> run(sweep(cluster, StallingProvider.NAME), trainings));
      jobs.ended().get(1, TimeUnit.MINUTES);
    }
  }

  @Test
  @DisplayName("with a backend that is not there says so, and notes no training as done")
  void knowsItsBackend(Cluster cluster) {
    BackendException e = assertThrows(BackendException.class, () -> sweep(cluster, "nobody"));
    assertEquals(ErrorCode.BACKEND_UNKNOWN, e.code());
  }

  private static List<NetworkSpec> sixTrainings() {
    return SweepSpecs.of(List.of(SPEC), List.of(1L, 2L, 3L, 4L, 5L, 6L), List.of());
  }

  private Sweep sweep(Cluster cluster, String backend) {
    return new Sweep(cluster.spark(), DATA, backend, folder.resolve("results").toString());
  }

  /** What was trained. */
  private static List<Row> run(Sweep sweep, List<NetworkSpec> trainings) throws Exception {
    List<Row> ended = new ArrayList<>();
    sweep.run(trainings, ended::add);
    return ended;
  }

  private static Weights trainedInThisProcess(NetworkSpec spec) {
    try (Backend backend = Backends.open("java");
        Model model = backend.newModel(spec)) {
      TrainingOptions options = TrainingOptions.builder().threads(1).build();
      backend.newTrainer(spec.training()).train(model, DATA.train(), options);
      return model.weights();
    }
  }

  private static TrainTestSplit data() {
    TrainTestSplit mnist = Datasets.load("mnist");
    return new TrainTestSplit(mnist.train().range(0, 1000), mnist.test().range(0, 500));
  }

  private static NetworkSpec spec() {
    NetworkSpec fast = Specs.recipe("lenet5-fast");
    return fast.withTraining(fast.training().toBuilder().epochs(1).validation(100).build());
  }
}
