package com.example.spark;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A Spark cluster on this machine, with two executors that are processes of their own, for all
 * tests together. A test that declares a parameter of this type gets it with both executors alive.
 */
final class Cluster implements AutoCloseable {
  private static final int MOST_MINUTES = 3;

  private final SparkSession spark;

  private Cluster() {
    spark =
        SparkSession.builder()
            .appName("tests")
            .master("local-cluster[2,1,1024]")
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .config("spark.executor.extraJavaOptions", Trap.option())
            .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .config("spark.sql.extensions", LenetExtensions.class.getName())
            .config("spark.scheduler.mode", "FAIR")
            .config("spark.sql.shuffle.partitions", 4)
            .config("spark.sql.warehouse.dir", "target/warehouse")
            .config("spark.ui.enabled", false)
            .getOrCreate();
  }

  SparkSession spark() {
    return spark;
  }

  JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /** The process of each executor. Waits until there are two, as after one was killed. */
  Map<String, Long> executors() {
    Map<String, Long> processes = new HashMap<>();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MOST_MINUTES);
    while (processes.size() < 2) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("There are no two executors");
      }
      processes.clear();
      context()
          .parallelize(IntStream.range(0, 8).boxed().toList(), 8)
          .map(task -> SparkEnv.get().executorId() + " " + ProcessHandle.current().pid())
          .collect()
          .forEach(found -> processes.put(found.split(" ")[0], Long.valueOf(found.split(" ")[1])));
    }
    return processes;
  }

  @Override
  public void close() {
    spark.stop();
  }

  /** Gives tests the cluster, and takes away what they have left of a {@link Trap}. */
  static final class Provider implements ParameterResolver, AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext test) throws IOException {
      Trap.clear();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext test) {
      Cluster cluster =
          test.getRoot()
              .getStore(ExtensionContext.Namespace.create(Cluster.class))
              .getOrComputeIfAbsent(Cluster.class, key -> new Cluster(), Cluster.class);
      cluster.executors();
      return cluster;
    }
  }
}
